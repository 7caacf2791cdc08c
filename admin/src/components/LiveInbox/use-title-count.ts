import { useEffect } from 'react';
import { withCount } from './with-count';

/** Keeps a number in front of the title of the tab, whichever page gives the title. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    const put = () => {
      const title = withCount(document.title, count);
      if (title !== document.title) document.title = title;
    };
    put();
    const observer = new MutationObserver(put);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      document.title = withCount(document.title, 0);
    };
  }, [count]);
}
