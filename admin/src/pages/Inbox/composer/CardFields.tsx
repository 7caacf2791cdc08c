import { Box, Button, Field, Flex, IconButton, TextInput } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useText } from '../../../hooks/use-text';
import type { CardPhone, CardValues } from './card-values';

interface CardFieldsProps {
  number: number;
  card: CardValues;
  onChange: (card: CardValues) => void;
  /** Not there for the only card. */
  onRemove?: () => void;
  /** Of `name` and `email`. */
  errorOf: (field: 'name' | 'email') => string | undefined;
}

/** What stands on one contact card. */
export function CardFields({ number, card, onChange, onRemove, errorOf }: CardFieldsProps) {
  const text = useText();
  const title = text('inbox.composer.cards.card', { number });
  const setPhones = (phones: CardPhone[]) => onChange({ ...card, phones });
  const field = (name: 'name' | 'company' | 'email') => (
    <Field.Root
      name={`${name}.${number}`}
      required={name === 'name'}
      error={name === 'company' ? undefined : errorOf(name)}
    >
      <Field.Label>{text(`inbox.composer.cards.${name}`)}</Field.Label>
      <TextInput
        dir="auto"
        type={name === 'email' ? 'email' : 'text'}
        autoComplete="off"
        value={card[name]}
        onChange={(event) => onChange({ ...card, [name]: event.target.value })}
      />
      <Field.Error />
    </Field.Root>
  );

  return (
    <Box borderColor="neutral200" hasRadius padding={3} role="group" aria-label={title}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {field('name')}
        {field('company')}
        {card.phones.map(({ phone }, at) => (
          <Flex key={at} gap={2} alignItems="flex-end">
            <Field.Root name={`phone.${number}.${at}`} flex="1">
              <Field.Label>{text('inbox.composer.cards.phone', { number: at + 1 })}</Field.Label>
              <TextInput
                dir="ltr"
                type="tel"
                autoComplete="off"
                placeholder="+49 30 901820"
                value={phone}
                // Another number has another WhatsApp id.
                onChange={(event) =>
                  setPhones(
                    card.phones.map((one, index) =>
                      index === at ? { phone: event.target.value } : one,
                    ),
                  )
                }
              />
            </Field.Root>
            {card.phones.length > 1 && (
              <IconButton
                label={text('inbox.composer.cards.phone.remove', { number: at + 1 })}
                onClick={() => setPhones(card.phones.filter((_, index) => index !== at))}
              >
                <Trash />
              </IconButton>
            )}
          </Flex>
        ))}
        {field('email')}
        <Flex gap={2} wrap="wrap">
          <Button
            variant="tertiary"
            size="S"
            startIcon={<Plus />}
            onClick={() => setPhones([...card.phones, { phone: '' }])}
          >
            {text('inbox.composer.cards.phone.add')}
          </Button>
          {onRemove && (
            <Button variant="danger-light" size="S" startIcon={<Trash />} onClick={onRemove}>
              {text('inbox.composer.cards.remove', { number })}
            </Button>
          )}
        </Flex>
      </Flex>
    </Box>
  );
}
