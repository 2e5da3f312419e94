// Pages that are seldom opened, in one piece.
export { default as Account } from './account/Account.svelte'
export { default as BringIn } from './carry/BringIn.svelte'
export { default as NewMeeting } from './NewMeeting.svelte'
export { default as People } from './people/People.svelte'
export { default as Places } from './place/Places.svelte'
export { default as Setup } from './place/Setup.svelte'
