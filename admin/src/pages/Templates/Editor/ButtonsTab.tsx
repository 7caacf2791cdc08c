import { ButtonsSection } from './ButtonsSection';

/** The buttons under the message. */
export function ButtonsTab() {
  return <ButtonsSection />;
}
