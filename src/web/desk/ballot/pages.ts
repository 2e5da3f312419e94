export { default as VoteDesk } from './VoteDesk.svelte'
export { default as Votes } from './Votes.svelte'
