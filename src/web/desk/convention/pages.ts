export { default as ConventionDesk } from './ConventionDesk.svelte'
export { default as Conventions } from './Conventions.svelte'
