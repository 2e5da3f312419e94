// Scripts of the ledger's views that are apart, each loaded when it is first opened.
export const votes = () => import('../ballot/pages.ts')
export const rounds = () => import('../round/pages.ts')
export const conventions = () => import('../convention/pages.ts')
export const bulletins = () => import('../reach/Reach.svelte')
export const otherSystems = () => import('../open311/OtherSystems.svelte')
export const register = () => import('../register/Register.svelte')
export const surveys = () => import('../survey/pages.ts')
