import { create } from 'content-disposition'

/**
 * The header that lets a browser keep a reply as a file of this name, in any script (RFC 6266, RFC 8187);
 * `plain` is for those who read ASCII only.
 */
export const attachment = (name: string, plain?: string): string => create(name, plain ? { fallback: plain } : {})
