/** Why a file cannot be a letterhead; `names` says which of its parts or placeholders. */
export interface LetterheadRefusal {
  refused:
    | 'letterheadUnreadable'
    | 'letterheadTooLarge'
    | 'letterheadTooDeep'
    | 'letterheadMacros'
    | 'letterheadEmbedded'
    | 'letterheadOutside'
    | 'letterheadPlaceholders'
    | 'letterheadBraces'
  names: string
  /** What the program that read it says, in English: for programs. */
  why?: string
}

/** It crosses from the writing process to the server, so it is a value, not a sentence. */
export class LetterheadRefused extends Error {
  constructor(readonly refusal: LetterheadRefusal) {
    super(refusal.refused)
  }
}

const NAMED_MOST = 10

export const refuse = (refused: LetterheadRefusal['refused'], names: readonly string[] = [], why = ''): never => {
  const named = names.slice(0, NAMED_MOST).join(', ').slice(0, 500)
  throw new LetterheadRefused({ refused, names: named, ...(why ? { why: why.slice(0, 500) } : {}) })
}
