/** What a commitment is the SHA-256 of. */
export const committed = (salt: string, text: string): string => `${salt}:${text}`
