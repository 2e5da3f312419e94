// Scripts of the desk's pages, each loaded when it is first opened. A meeting is one piece: in a hall whose
// network comes and goes, all of it is there from the first. What the server names ahead of time stands in
// server/site/surfaces.ts.
export const meeting = () => import('./meeting/Meeting.svelte')
export const ledger = () => import('./ledger/LedgerDesk.svelte')
export const others = () => import('./otherPages.ts')
