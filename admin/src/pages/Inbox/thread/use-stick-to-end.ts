import { useEffect, type RefObject } from 'react';

/** Keeps the end of what scrolls in sight when its place grows or shrinks, for whoever looks at the end. */
export function useStickToEnd(scroller: RefObject<HTMLElement>, nearPx: number): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let isAtEnd: boolean | null = null;
    const look = () => {
      const { scrollHeight, scrollTop, clientHeight } = element;
      isAtEnd = scrollHeight - scrollTop - clientHeight < nearPx;
    };
    const observer = new ResizeObserver(() => {
      // The first call tells how it is, and nothing has changed.
      if (isAtEnd === null) look();
      else if (isAtEnd) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    element.addEventListener('scroll', look);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, nearPx]);
}
