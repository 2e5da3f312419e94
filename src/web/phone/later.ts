/**
 * What a phone loads once a card can be written: what few need, and nobody at once. Without a network it
 * comes with the next one.
 */
export { default as Aloud } from './Aloud.svelte'
export { default as Already } from './Already.svelte'
export { default as CutCards } from './CutCards.svelte'
export { default as Dots } from './Dots.svelte'
export { default as Floor } from './Floor.svelte'
export { default as Links } from './Links.svelte'
export { default as Lots } from './Lots.svelte'
export { default as Motions } from './Motions.svelte'
export { default as NextPerson } from './NextPerson.svelte'
export { default as Pledges } from './Pledges.svelte'
export { default as Point } from './Point.svelte'
export { default as Room } from './Room.svelte'
export { default as Rules } from './Rules.svelte'
export { default as Tables } from './Tables.svelte'
export { default as Who } from './Who.svelte'
