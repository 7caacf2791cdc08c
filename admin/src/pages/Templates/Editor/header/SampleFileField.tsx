import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Trash, Upload } from '@strapi/icons';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { MEDIA_LIMITS, type MediaFile } from '../../../../../../shared/domain/media';
import type { MediaHeader } from '../../../../../../shared/domain/template/header/media';
import { MediaLibraryPicker } from '../../../../components/MediaLibraryPicker';
import { useText } from '../../../../hooks/use-text';
import { sizeText, typeNames, withMedia } from '../../content/headers';
import { fieldId } from '../../content/issues';
import { EditorField } from '../EditorField';
import { useEditor } from '../editor-context';
import { FileThumbnail } from './FileThumbnail';

/** The template's own file out of the Media Library; reviewers see it, and messages may carry it. */
export function SampleFileField({ header }: { header: MediaHeader }) {
  const text = useText();
  const { locale } = useIntl();
  const { isReadOnly, changeContent, touch } = useEditor();
  const [isOpen, setIsOpen] = useState(false);
  const { type, file } = header;
  const { sampleMimes, maxBytes } = MEDIA_LIMITS[type];

  const chooseKey = file ? 'templates.media.replace' : 'templates.media.choose';

  const choose = (chosen: MediaFile | null) => {
    changeContent((content) => withMedia(content, { file: chosen }));
    touch('header.file');
  };

  return (
    <>
      <EditorField
        path="header.file"
        label={text(`templates.media.file.${type}`)}
        hint={text('templates.media.limits', {
          types: new Intl.ListFormat(locale, { type: 'disjunction' }).format(
            typeNames(sampleMimes),
          ),
          size: sizeText(maxBytes, locale),
        })}
        isRequired
      >
        <Flex gap={3} alignItems="center" wrap="wrap">
          {file && (
            <>
              <FileThumbnail kind={type} file={file} />
              <Flex direction="column" alignItems="flex-start" flex="1" minWidth="12rem">
                <Typography fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
                  {file.name}
                </Typography>
                <Typography variant="pi" textColor="neutral600">
                  {typeNames([file.mime])[0]} · {sizeText(file.sizeBytes, locale)}
                </Typography>
              </Flex>
            </>
          )}
          {!isReadOnly && (
            <Flex gap={2}>
              <Button
                id={fieldId('header.file')}
                variant="secondary"
                startIcon={<Upload />}
                // Otherwise the field's label alone would be its name.
                aria-label={`${text(`templates.media.file.${type}`)}: ${text(chooseKey)}`}
                onClick={() => setIsOpen(true)}
              >
                {text(chooseKey)}
              </Button>
              {file && (
                <IconButton label={text('templates.media.remove')} onClick={() => choose(null)}>
                  <Trash />
                </IconButton>
              )}
            </Flex>
          )}
        </Flex>
      </EditorField>
      {/* Outside the field, whose label would name the fields of the dialog as well. */}
      {isOpen && (
        <MediaLibraryPicker kind={type} onSelect={choose} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}
