const folded = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** [R10] Whether two names are the same to whoever hears them: width, spaces and capitals aside. */
export const sameName = (one: string, other: string): boolean => folded(one) === folded(other)
