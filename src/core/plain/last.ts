/**
 * The last of a list, undefined where it is empty. In place of `list.at(-1)`, which browsers before Chrome 92
 * and Safari 15.4 lack.
 */
export const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1]
