import { Flex, TextInput } from '@strapi/design-system';
import { isMediaHeader } from '../../../../../../shared/domain/template/header/media';
import { useText } from '../../../../hooks/use-text';
import { withMedia } from '../../content/headers';
import { EditorField } from '../EditorField';
import { useEditor } from '../editor-context';
import { Inset } from '../Inset';
import { MediaSourceField } from './MediaSourceField';
import { SampleFileField } from './SampleFileField';

/** An image, video or document above the body: the file, and where the file of a message comes from. */
export function MediaHeaderField() {
  const { header } = useEditor().values.content;
  if (!isMediaHeader(header)) return null;
  return (
    <Inset>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <SampleFileField header={header} />
        <MediaSourceField header={header} />
        {header.type === 'document' && (
          <FileNameField fileName={header.fileName} ofFile={header.file?.name} />
        )}
      </Flex>
    </Inset>
  );
}

interface FileNameFieldProps {
  fileName: string | null;
  ofFile?: string;
}

function FileNameField({ fileName, ofFile }: FileNameFieldProps) {
  const text = useText();
  const { isReadOnly, changeContent } = useEditor();
  return (
    <EditorField
      path="header.fileName"
      label={text('templates.media.fileName')}
      hint={text('templates.media.fileNameHint')}
    >
      <TextInput
        value={fileName ?? ''}
        placeholder={ofFile}
        disabled={isReadOnly}
        onChange={({ target }) =>
          changeContent((content) => withMedia(content, { fileName: target.value || null }))
        }
      />
    </EditorField>
  );
}
