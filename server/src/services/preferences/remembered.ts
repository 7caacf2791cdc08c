/** For how long a change that another process made may go unseen. */
const FRESH_MS = 5_000;

/** What is asked for with each message or visit, and so not always of the database. */
export function createRemembered<T>(load: () => Promise<T>, now: () => Date) {
  let remembered: { value: T; at: number } | null = null;

  /** What is stored; also where another process has changed it just now. */
  async function get(): Promise<T> {
    const value = await load();
    remembered = { value, at: now().getTime() };
    return value;
  }

  return {
    get,

    /** What holds now, as far as this process knows. */
    async current(): Promise<T> {
      const isFresh = remembered !== null && now().getTime() - remembered.at < FRESH_MS;
      return isFresh ? remembered!.value : get();
    },

    /** It has been changed. */
    forget(): void {
      remembered = null;
    },
  };
}
