import { useEffect, useRef } from 'react';

/**
 * Takes files that are dropped anywhere on an element. Where they are not wanted nothing happens to them;
 * the browser would leave the page to show them.
 */
export function useFileDrop(
  ground: React.RefObject<HTMLElement>,
  onFiles: ((files: FileList) => void) | null,
): void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const element = ground.current;
    if (!element) return;
    // Words can be dragged into the field as anywhere.
    const hasFiles = ({ dataTransfer }: DragEvent) =>
      dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = latest.current ? 'copy' : 'none';
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) latest.current?.(event.dataTransfer.files);
    };
    element.addEventListener('dragover', onOver);
    element.addEventListener('drop', onDrop);
    return () => {
      element.removeEventListener('dragover', onOver);
      element.removeEventListener('drop', onDrop);
    };
  }, [ground]);
}
