/** A type with all that it is made of written out, so that two ways to write one type become one. */
type Plain<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/** What the compiler shows where a schema and a type have come apart: the fields on which they differ. */
type Differs<A, B> = A extends object
  ? B extends object
    ? {
        [K in keyof A | keyof B as Equal<Plain<Get<A, K>>, Plain<Get<B, K>>> extends true ? never : K]: [
          Get<A, K>,
          Get<B, K>,
        ]
      }
    : [A, B]
  : [A, B]
type Get<T, K> = K extends keyof T ? T[K] : 'is missing'

/**
 * Holds a schema and a type of core together: `same<Card>()(schema)` compiles only while both say exactly the
 * same, every field and every optional one. So neither can change without the other.
 */
export const same =
  <T>() =>
  <S extends Schema>(schema: Equal<Plain<T>, Plain<Read<S>>> extends true ? S : Differs<T, Read<S>>): S =>
    schema as S

/** A schema of zod, in its usual or its small form, and what it reads. */
interface Schema {
  _zod: { output: unknown }
}
type Read<S extends Schema> = S['_zod']['output']
