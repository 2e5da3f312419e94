export { default as RoundDesk } from './RoundDesk.svelte'
export { default as Rounds } from './Rounds.svelte'
