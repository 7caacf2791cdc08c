import { useLayoutEffect, useState, type RefObject } from 'react';

/** The height that is left below the top of an element, e.g. `calc(100dvh - 56px)`; null before it is known. */
export function usePageHeight(element: RefObject<HTMLElement>): string | null {
  const [top, setTop] = useState<number | null>(null);
  useLayoutEffect(() => {
    // Banners above come and go, and change its place and not its size.
    const measure = () => {
      const place = element.current?.getBoundingClientRect().top;
      if (place !== undefined) setTop(Math.max(0, Math.round(place)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [element]);
  return top === null ? null : `calc(100dvh - ${top}px)`;
}
