import type { Note } from '../../src/core/log/note.ts'
import { writeSignature } from '../../src/core/log/note.ts'

/** A signed note as text. */
export const noteText = ({ text, signatures }: Note): string => `${text}\n${signatures.map(writeSignature).join('')}`
