import { onDestroy } from 'svelte'

/** Closes the dialog that calls it, while it is there: an answer that comes late closes no other. */
export function closeOwn(close: () => void): () => void {
  let open = true
  onDestroy(() => (open = false))
  return () => {
    if (open) close()
  }
}
