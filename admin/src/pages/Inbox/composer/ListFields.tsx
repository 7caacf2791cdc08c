import { Box, Button, Field, Flex, IconButton, TextInput } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useText } from '../../../hooks/use-text';
import { NO_ROW, type ChoiceValues, type InteractiveValues } from './interactive-values';
import { MAX_ROWS } from '../../../../../shared/domain/message/content/limits';

interface ListFieldsProps {
  values: InteractiveValues;
  onChange: (changes: Partial<InteractiveValues>) => void;
  errorOf: (path: string) => string | undefined;
}

/** What a list message opens: sections with rows, ten rows altogether. */
export function ListFields({ values, onChange, errorOf }: ListFieldsProps) {
  const text = useText();
  const { sections } = values;
  const count = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  const setSection = (at: number, changes: Partial<InteractiveValues['sections'][number]>) =>
    onChange({
      sections: sections.map((one, index) => (index === at ? { ...one, ...changes } : one)),
    });
  const setRow = (at: number, row: number, changes: Partial<ChoiceValues>) =>
    setSection(at, {
      rows: sections[at]!.rows.map((one, index) => (index === row ? { ...one, ...changes } : one)),
    });
  const removeRow = (at: number, row: number) => {
    const rows = sections[at]!.rows.filter((_, index) => index !== row);
    if (rows.length > 0) setSection(at, { rows });
    else onChange({ sections: sections.filter((_, index) => index !== at) });
  };

  return (
    <>
      <Field.Root name="opener" required error={errorOf('button')}>
        <Field.Label>{text('inbox.composer.interactive.opener')}</Field.Label>
        <TextInput
          dir="auto"
          value={values.opener}
          onChange={(event) => onChange({ opener: event.target.value })}
        />
        <Field.Error />
      </Field.Root>
      {sections.map((section, at) => (
        <Box
          key={at}
          borderColor="neutral200"
          hasRadius
          padding={3}
          role="group"
          aria-label={text('inbox.composer.interactive.section', { number: at + 1 })}
        >
          <Flex direction="column" alignItems="stretch" gap={3}>
            <Field.Root name={`section.${at}`} error={errorOf(`sections.${at}.title`)}>
              <Field.Label>
                {text('inbox.composer.interactive.section', { number: at + 1 })}
              </Field.Label>
              <TextInput
                dir="auto"
                value={section.title}
                onChange={(event) => setSection(at, { title: event.target.value })}
              />
              <Field.Error />
            </Field.Root>
            {section.rows.map((row, index) => (
              <Flex key={index} gap={2} alignItems="flex-end">
                <Field.Root
                  name={`row.${at}.${index}`}
                  required
                  flex="1"
                  error={errorOf(`sections.${at}.rows.${index}.title`)}
                >
                  <Field.Label>
                    {text('inbox.composer.interactive.row', { number: index + 1 })}
                  </Field.Label>
                  <TextInput
                    dir="auto"
                    value={row.title}
                    onChange={(event) => setRow(at, index, { title: event.target.value })}
                  />
                  <Field.Error />
                </Field.Root>
                <Field.Root
                  name={`description.${at}.${index}`}
                  flex="1"
                  error={errorOf(`sections.${at}.rows.${index}.description`)}
                >
                  <Field.Label>{text('inbox.composer.interactive.description')}</Field.Label>
                  <TextInput
                    dir="auto"
                    value={row.description}
                    onChange={(event) => setRow(at, index, { description: event.target.value })}
                  />
                  <Field.Error />
                </Field.Root>
                {count > 1 && (
                  <IconButton
                    label={text('inbox.composer.interactive.row.remove', { number: index + 1 })}
                    onClick={() => removeRow(at, index)}
                  >
                    <Trash />
                  </IconButton>
                )}
              </Flex>
            ))}
            {count < MAX_ROWS && (
              <Flex>
                <Button
                  variant="tertiary"
                  size="S"
                  startIcon={<Plus />}
                  onClick={() => setSection(at, { rows: [...section.rows, NO_ROW] })}
                >
                  {text('inbox.composer.interactive.row.add')}
                </Button>
              </Flex>
            )}
          </Flex>
        </Box>
      ))}
      {count < MAX_ROWS && (
        <Flex>
          <Button
            variant="tertiary"
            startIcon={<Plus />}
            onClick={() => onChange({ sections: [...sections, { title: '', rows: [NO_ROW] }] })}
          >
            {text('inbox.composer.interactive.section.add')}
          </Button>
        </Flex>
      )}
    </>
  );
}
