import {
  Box,
  Button,
  Field,
  Flex,
  Loader,
  Modal,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Preset } from '../../../../../shared/contracts/automations';
import type { Collection } from '../../../../../shared/contracts/collections';
import {
  PRESET_LANGUAGES,
  type PresetLanguage,
} from '../../../../../shared/domain/automation/automation';
import {
  useWhatsappApplyPresetMutation,
  useWhatsappListPresetsQuery,
} from '../../../api/automations';
import { useWhatsappListCollectionsQuery } from '../../../api/collections';
import { IssueList } from '../../../components/IssueList';
import { Notice } from '../../../components/Notice';
import { TwoColumns, WideDialog } from '../../../components/TwoColumns';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { automationPath } from '../paths';

/** Ready-made automations for a collection, each with its template. */
export default function PresetsDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { data: collections = [], isLoading } = useWhatsappListCollectionsQuery();
  const { locale, formatDisplayName } = useIntl();
  const [chosen, setChosen] = useState<string | null>(null);
  const [language, setLanguage] = useState(() => languageFor(locale));
  const first = collections.find(({ setting }) => setting?.enabled) ?? collections[0];
  const collection = collections.find(({ uid }) => uid === chosen) ?? first;
  const uid = collection?.uid ?? null;
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <WideDialog>
        <Modal.Header closeLabel={text('presets.close')}>
          <Modal.Title>{text('presets.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Typography>{text('presets.intro')}</Typography>
            {uid && (
              <TwoColumns $align="start">
                <Field.Root name="collection">
                  <Field.Label>{text('presets.collection')}</Field.Label>
                  <SingleSelect value={uid} onChange={(next) => setChosen(String(next))}>
                    {collections.map((one) => (
                      <SingleSelectOption key={one.uid} value={one.uid}>
                        {one.displayName}
                      </SingleSelectOption>
                    ))}
                  </SingleSelect>
                </Field.Root>
                <Field.Root name="language">
                  <Field.Label>{text('presets.language')}</Field.Label>
                  <SingleSelect
                    value={language}
                    onChange={(next) => setLanguage(next as PresetLanguage)}
                  >
                    {PRESET_LANGUAGES.map((one) => (
                      <SingleSelectOption key={one} value={one}>
                        {formatDisplayName(one.replace('_', '-'), { type: 'language' }) ?? one}
                      </SingleSelectOption>
                    ))}
                  </SingleSelect>
                </Field.Root>
              </TwoColumns>
            )}
            {!uid && !isLoading && <Notice title={text('presets.noCollection')} />}
            {collection && <PresetList collection={collection} language={language} />}
          </Flex>
        </Modal.Body>
      </WideDialog>
    </Modal.Root>
  );
}

/** The language of the admin panel, as far as presets have it. */
const languageFor = (locale: string): PresetLanguage =>
  PRESET_LANGUAGES.find((one) => one.split('_')[0] === locale.split('-')[0]) ?? 'en';

interface PresetListProps {
  collection: Collection;
  language: PresetLanguage;
}

function PresetList({ collection: { uid }, language }: PresetListProps) {
  const text = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const { toWords, notifyError } = useApiError();
  const { currentData: presets, error } = useWhatsappListPresetsQuery(uid);
  const [apply, { isLoading, originalArgs }] = useWhatsappApplyPresetMutation();

  const onTake = async (preset: Preset) => {
    const title = text(`presets.${preset.name}`);
    const result = await apply({ preset: preset.name, uid, language, title });
    if ('error' in result) {
      notifyError(result.error);
      return;
    }
    const { automation, isNewTemplate } = result.data;
    toggleNotification({
      type: 'success',
      message: text(isNewTemplate ? 'presets.taken.newTemplate' : 'presets.taken', {
        name: automation.name,
      }),
    });
    navigate(automationPath(automation.documentId));
  };

  if (error) return <Notice variant="danger" title={toWords(error)} />;
  if (!presets) return <Loader small>{text('presets.loading')}</Loader>;
  return (
    <List aria-label={text('presets.title')}>
      {presets.map((preset) => (
        <PresetCard
          key={preset.name}
          preset={preset}
          isDisabled={isLoading}
          isTaken={isLoading && originalArgs?.preset === preset.name}
          onTake={() => void onTake(preset)}
        />
      ))}
    </List>
  );
}

interface PresetCardProps {
  preset: Preset;
  isDisabled: boolean;
  isTaken: boolean;
  onTake: () => void;
}

function PresetCard({ preset, isDisabled, isTaken, onTake }: PresetCardProps) {
  const text = useText();
  const id = useId();
  const { name, lacks } = preset;
  const title = text(`presets.${name}`);
  const isPossible = lacks.every(({ severity }) => severity !== 'error');
  return (
    <Box tag="li" aria-labelledby={id} hasRadius borderColor="neutral200" padding={4}>
      <Flex direction="column" alignItems="stretch" gap={3} height="100%">
        <Flex direction="column" alignItems="stretch" gap={2} flex="1">
          <Typography id={id} fontWeight="bold" tag="h3">
            {title}
          </Typography>
          <Typography textColor="neutral800">{text(`presets.${name}.text`)}</Typography>
          {lacks.length > 0 && <IssueList issues={lacks} label={text('presets.lacks')} />}
        </Flex>
        {isPossible && (
          <Button
            variant="secondary"
            loading={isTaken}
            disabled={isDisabled && !isTaken}
            onClick={onTake}
            aria-label={text('presets.takeNamed', { title })}
          >
            {text('presets.take')}
          </Button>
        )}
      </Flex>
    </Box>
  );
}

const List = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(26rem, 100%), 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;
