import { Flex } from '@strapi/design-system';
import { IdentitySection } from './IdentitySection';
import { MessageSection } from './MessageSection';

/** The words of a template, and what it is called: everything that Meta reviews but the buttons. */
export function ContentTab() {
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <IdentitySection />
      <MessageSection />
    </Flex>
  );
}
