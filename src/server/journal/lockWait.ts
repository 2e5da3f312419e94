/** So long may a commit wait for the row lock before who reads waits no longer with it, in milliseconds. */
const PATIENCE_MS = 400

/**
 * A commit that waits for the row lock of its community, since another process is in the middle of one. Where
 * that takes long, the other has stopped there: then nobody who reads waits for it.
 */
export class LockWait {
  private late = false
  private readonly waiters = new Set<() => void>()

  /** The lock is waited for, until what this gives is called. */
  begin(): () => void {
    const timer = setTimeout(() => {
      this.late = true
      for (const waiter of this.waiters) waiter()
      this.waiters.clear()
    }, PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      this.late = false
    }
  }

  /** Waits for `lock`. */
  during<T>(lock: Promise<T>): Promise<T> {
    return lock.finally(this.begin())
  }

  /** What `turn` gives, or where the lock keeps it waiting, what `aside` does instead. */
  async unlessLate<T>(turn: () => Promise<T>, aside: () => Promise<T>): Promise<T> {
    if (this.late) return aside()
    return new Promise((settle, fail) => {
      const waiter = () => void aside().then(settle, fail)
      this.waiters.add(waiter)
      void turn()
        .then(settle, fail)
        .finally(() => this.waiters.delete(waiter))
    })
  }
}
