import {
  Button,
  Field,
  Flex,
  IconButton,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
} from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useState } from 'react';
import { checkContent } from '../../../../../shared/domain/message/content';
import type {
  FreeContent,
  InteractiveContent,
} from '../../../../../shared/domain/message/content/content';
import { MAX_BUTTONS } from '../../../../../shared/domain/message/content/limits';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { ComposeDialog } from './ComposeDialog';
import { firstValues, toInteractive, type InteractiveValues } from './interactive-values';
import { ListFields } from './ListFields';

const KINDS: InteractiveContent['kind'][] = ['button', 'list', 'cta_url'];

interface InteractiveDialogProps {
  /** What has been written so far. */
  body: string;
  onSend: (content: FreeContent) => void;
  onClose: () => void;
}

/** Writes a message with something to tap: buttons, a list, or a link. */
export default function InteractiveDialog({ body, onSend, onClose }: InteractiveDialogProps) {
  const text = useText();
  const { sayIssue } = useSentences();
  const [values, setValues] = useState(() => firstValues(body));
  const [isTried, setIsTried] = useState(false);
  const set = (changes: Partial<InteractiveValues>) => setValues({ ...values, ...changes });
  const content = toInteractive(values);
  const issues = checkContent(content).filter(({ severity }) => severity === 'error');
  const errorOf = (path: string): string | undefined => {
    const found = issues.find((issue) => issue.path === `content.${path}`);
    return isTried && found ? sayIssue(found) : undefined;
  };

  const field = (name: 'header' | 'footer' | 'label' | 'url', path: string) => (
    <Field.Root name={name} error={errorOf(path)}>
      <Field.Label>{text(`inbox.composer.interactive.${name}`)}</Field.Label>
      <TextInput
        dir="auto"
        value={values[name]}
        onChange={(event) => set({ [name]: event.target.value })}
      />
      <Field.Error />
    </Field.Root>
  );

  return (
    <ComposeDialog
      title={text('inbox.composer.interactive')}
      content={content}
      issues={issues}
      onTry={() => setIsTried(true)}
      onSend={onSend}
      onClose={onClose}
    >
      <Field.Root name="kind">
        <Field.Label>{text('inbox.composer.interactive.kind')}</Field.Label>
        <SingleSelect
          value={values.kind}
          onChange={(kind) => set({ kind: kind as InteractiveContent['kind'] })}
        >
          {KINDS.map((kind) => (
            <SingleSelectOption key={kind} value={kind}>
              {text(`inbox.composer.interactive.kind.${kind}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      {field('header', 'header.text')}
      <Field.Root name="body" required error={errorOf('body')}>
        <Field.Label>{text('inbox.composer.interactive.body')}</Field.Label>
        <Textarea
          dir="auto"
          value={values.body}
          onChange={(event) => set({ body: event.target.value })}
        />
        <Field.Error />
      </Field.Root>
      {field('footer', 'footer')}
      {values.kind === 'button' &&
        values.buttons.map((title, index) => (
          <Field.Root
            key={index}
            name={`button.${index}`}
            required
            error={errorOf(`buttons.${index}.title`)}
          >
            <Field.Label>
              {text('inbox.composer.interactive.button', { number: index + 1 })}
            </Field.Label>
            <TextInput
              dir="auto"
              value={title}
              onChange={(event) =>
                set({
                  buttons: values.buttons.map((one, at) =>
                    at === index ? event.target.value : one,
                  ),
                })
              }
              endAction={
                values.buttons.length > 1 && (
                  <IconButton
                    variant="ghost"
                    label={text('inbox.composer.interactive.button.remove', {
                      number: index + 1,
                    })}
                    onClick={() => set({ buttons: values.buttons.filter((_, at) => at !== index) })}
                  >
                    <Trash />
                  </IconButton>
                )
              }
            />
            <Field.Error />
          </Field.Root>
        ))}
      {values.kind === 'button' && values.buttons.length < MAX_BUTTONS && (
        <Flex>
          <Button
            variant="tertiary"
            startIcon={<Plus />}
            onClick={() => set({ buttons: [...values.buttons, ''] })}
          >
            {text('inbox.composer.interactive.button.add')}
          </Button>
        </Flex>
      )}
      {values.kind === 'list' && <ListFields values={values} onChange={set} errorOf={errorOf} />}
      {values.kind === 'cta_url' && (
        <>
          {field('label', 'displayText')}
          {field('url', 'url')}
        </>
      )}
    </ComposeDialog>
  );
}
