import type { Component } from 'svelte'
import { mount } from 'svelte'

/**
 * Draws a surface into its page. Only then goes what the page says where a script draws nothing
 * (server/page/html.ts): one that fails leaves it standing.
 */
export function drawSurface<Props extends Record<string, unknown>>(surface: Component<Props>, props: Props): void {
  mount(surface, { target: document.getElementById('app')!, props })
  document.getElementById('unopened')?.remove()
}
