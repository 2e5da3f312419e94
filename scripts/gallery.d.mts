import type { ViteDevServer } from 'vite'
export function galleryOf(vite: ViteDevServer, address: string): Promise<string | undefined>
