import type { MetaComponent } from '../../../../../shared/domain/template/meta-components';
import { useText } from '../../../hooks/use-text';
import { ForeignPart } from './ForeignPart';
import { useEditor } from './editor-context';

/** Whole components of kinds that are not written here, such as a carousel. */
export function ForeignComponents() {
  const text = useText();
  const { raw } = useEditor().values.content;
  return (
    <>
      {(raw as MetaComponent[]).map((component, index) => (
        <ForeignPart
          key={index}
          name={text('templates.foreign.component', { kind: component.type ?? '?' })}
          isSendable={false}
          raw={component}
        />
      ))}
    </>
  );
}
