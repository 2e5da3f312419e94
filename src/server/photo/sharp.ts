type Sharp = typeof import('sharp').default

let loading: Promise<Sharp> | undefined

/**
 * The library that reads and writes pictures, loaded with the first picture: it takes longer to load than
 * most of the server.
 */
export function loadSharp(): Promise<Sharp> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.concurrency(1)
    sharp.cache(false)
    return sharp
  })
  return loading
}
