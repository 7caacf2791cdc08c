import { Field, Flex, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { checkContent } from '../../../../../shared/domain/message/content';
import type { FreeContent } from '../../../../../shared/domain/message/content/content';
import { useSentences } from '../../../hooks/use-sentences';
import { useText, type TextKey } from '../../../hooks/use-text';
import { ComposeDialog } from './ComposeDialog';
import { NO_PLACE, toLocation, withPlace, type PlaceValues } from './place-values';
import { readPlace } from './read-place';

interface PlaceDialogProps {
  onSend: (content: FreeContent) => void;
  onClose: () => void;
}

/** Sends a place: from the address of a map's page, or by its coordinates. */
export default function PlaceDialog({ onSend, onClose }: PlaceDialogProps) {
  const text = useText();
  const { sayIssue } = useSentences();
  const [values, setValues] = useState(NO_PLACE);
  const [pasted, setPasted] = useState('');
  const [isTried, setIsTried] = useState(false);
  const content = toLocation(values);
  const issues = checkContent(content);
  const hasPoint = !Number.isNaN(content.latitude) && !Number.isNaN(content.longitude);
  const found = readPlace(pasted);

  const onPasted = (words: string) => {
    setPasted(words);
    const place = readPlace(words);
    if (place && place !== 'short') setValues(withPlace(values, place));
  };
  const issueOf = (field: keyof PlaceValues) =>
    issues.find((issue) => issue.path === `content.${field}`);
  const degrees = (field: 'latitude' | 'longitude') => {
    const issue = issueOf(field);
    const problem = Number.isNaN(content[field])
      ? text(`inbox.composer.place.${field}.error`)
      : issue && sayIssue(issue);
    // What was written is judged at once, what is missing only when it was to be sent.
    const isDue = isTried || values[field].trim() !== '';
    return (
      <Field.Root name={field} required flex="1" error={isDue ? problem : undefined}>
        <Field.Label>{text(`inbox.composer.place.${field}`)}</Field.Label>
        <TextInput
          dir="ltr"
          inputMode="decimal"
          autoComplete="off"
          value={values[field]}
          onChange={(event) => setValues({ ...values, [field]: event.target.value })}
          onPaste={(event) => {
            const place = readPlace(event.clipboardData.getData('text'));
            if (!place || place === 'short') return;
            event.preventDefault();
            setValues(withPlace(values, place));
          }}
        />
        <Field.Error />
      </Field.Root>
    );
  };
  const words = (field: 'name' | 'address') => {
    const issue = issueOf(field);
    return (
      <Field.Root name={field} hint={issue && sayIssue(issue)}>
        <Field.Label>{text(`inbox.composer.place.${field}` satisfies TextKey)}</Field.Label>
        <TextInput
          dir="auto"
          autoComplete="off"
          value={values[field]}
          onChange={(event) => setValues({ ...values, [field]: event.target.value })}
        />
        <Field.Hint />
      </Field.Root>
    );
  };

  return (
    <ComposeDialog
      title={text('inbox.composer.place.title')}
      content={content}
      issues={issues}
      nothing={hasPoint ? null : text('inbox.composer.place.none')}
      onTry={() => setIsTried(true)}
      onSend={onSend}
      onClose={onClose}
    >
      <Field.Root
        name="pasted"
        hint={text('inbox.composer.place.pasted.hint')}
        error={
          pasted.trim() === '' || (found && found !== 'short')
            ? undefined
            : text(
                found === 'short'
                  ? 'inbox.composer.place.pasted.short'
                  : 'inbox.composer.place.pasted.error',
              )
        }
      >
        <Field.Label>{text('inbox.composer.place.pasted')}</Field.Label>
        <TextInput
          dir="ltr"
          autoComplete="off"
          value={pasted}
          onChange={(event) => onPasted(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Flex gap={4} alignItems="flex-start">
        {degrees('latitude')}
        {degrees('longitude')}
      </Flex>
      {words('name')}
      {words('address')}
    </ComposeDialog>
  );
}
