import { TextButton } from '@strapi/design-system';
import { useEditor } from '../editor-context';

interface MappingLinkProps {
  index: number;
  placeholder: string;
  children: string;
}

/** Leads to where the value of a button's variable is chosen. */
export function MappingLink({ index, placeholder, children }: MappingLinkProps) {
  const { goTo } = useEditor();
  return (
    <TextButton onClick={() => goTo(`variables.button.${index}.${placeholder}.type`)}>
      {children}
    </TextButton>
  );
}
