import { create } from 'content-disposition'

/**
 * The header that lets a browser keep a reply as a file of this name, in any script (RFC 6266, RFC 8187);
 * `plain` is for those who read ASCII only. Neither leads to another folder.
 */
export const attachment = (name: string, plain?: string): string =>
  create(withoutFolders(name), plain ? { fallback: withoutFolders(plain) } : {})

/**
 * A file's name that stands on one line and leads to no folder, whatever the thing is called that it is named
 * after.
 */
export const withoutFolders = (name: string): string =>
  name
    .replace(/[\p{C}\p{Zl}\p{Zp}\\/]/gu, '_')
    .replace(/\.{2,}/g, '.')
    .replace(/^\./, '_')
