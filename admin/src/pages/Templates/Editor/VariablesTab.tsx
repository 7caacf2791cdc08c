import { Flex } from '@strapi/design-system';
import { RecordSection } from './RecordSection';
import { VariablesSection } from './VariablesSection';

interface VariablesTabProps {
  /** Tells which variable is being worked on, by its key; the preview marks it. */
  onFocusVariable: (key: string | null) => void;
}

/** From which records messages go out, and where the value of each placeholder comes from. */
export function VariablesTab({ onFocusVariable }: VariablesTabProps) {
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <RecordSection />
      <VariablesSection onFocusVariable={onFocusVariable} />
    </Flex>
  );
}
