import { Button, Field, Flex, Grid, Link, TextInput, Typography } from '@strapi/design-system';
import { ArrowRight } from '@strapi/icons';
import { useEffect, useRef, type FormEvent } from 'react';
import type { Found } from '../../../../../shared/contracts/connect';
import { APP_PAGES, appPage, META } from '../../../../../shared/domain/health/links';
import { Half } from '../../../components/Half';
import { Panel } from '../../../components/Panel';
import { SecretField } from '../../../components/SecretField';
import { useText } from '../../../hooks/use-text';

/** What is pasted; the last two only where Meta does not tell them. */
export interface Pasted {
  accessToken: string;
  appSecret: string;
  appId: string;
  businessAccountId: string;
}

/** A field that is asked for only when it is needed. */
export type AskedField = 'appId' | 'businessAccountId';

interface PastePanelProps {
  pasted: Pasted;
  onChange: (pasted: Pasted) => void;
  asked: readonly AskedField[];
  /** What is wrong, by field. */
  errors: Record<string, string>;
  found: Found | null;
  isLoading: boolean;
  onLook: () => void;
}

/** The two things to paste, with where each is found. */
export function PastePanel({
  pasted,
  onChange,
  asked,
  errors,
  found,
  isLoading,
  onLook,
}: PastePanelProps) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);

  // The button that asked for one is gone.
  useEffect(() => {
    const last = asked.at(-1);
    if (last) form.current?.querySelector<HTMLElement>(`[name="${last}"]`)?.focus();
  }, [asked]);

  // What is wrong is at a field: whoever pressed the button below is brought there.
  useEffect(() => {
    if (Object.keys(errors).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    onLook();
  };
  const secret = (name: 'accessToken' | 'appSecret', page: string) => (
    <Half>
      <SecretField
        name={name}
        label={text(`accounts.field.${name}`)}
        required
        value={pasted[name]}
        error={errors[name]}
        onChange={(value) => onChange({ ...pasted, [name]: value ?? '' })}
        hint={
          <>
            {text(`connect.hint.${name}`)}{' '}
            <Link href={page} isExternal>
              {text(`connect.where.${name}`)}
            </Link>
          </>
        }
      />
    </Half>
  );

  return (
    <Panel title={text('connect.paste')} intro={text('connect.paste.intro')}>
      <Flex
        tag="form"
        ref={form}
        onSubmit={onSubmit}
        noValidate
        direction="column"
        alignItems="stretch"
        gap={5}
      >
        <Grid.Root gap={5}>
          {secret('accessToken', META.systemUsers)}
          {secret('appSecret', appPage(found?.app?.id ?? null, APP_PAGES.basic))}
          {asked.map((name) => (
            <Grid.Item key={name} col={6} s={12} xs={12} alignItems="flex-start">
              <Field.Root
                name={name}
                required
                error={errors[name]}
                hint={text(`accounts.hint.${name}`)}
                width="100%"
              >
                <Field.Label>{text(`accounts.field.${name}`)}</Field.Label>
                <TextInput
                  value={pasted[name]}
                  inputMode="numeric"
                  autoComplete="off"
                  onChange={({ target }) => onChange({ ...pasted, [name]: target.value })}
                />
                <Field.Error />
                <Field.Hint />
              </Field.Root>
            </Grid.Item>
          ))}
        </Grid.Root>
        <Flex gap={4} wrap="wrap" alignItems="center">
          <Button type="submit" endIcon={<ArrowRight />} loading={isLoading}>
            {text('connect.look')}
          </Button>
          <Typography variant="pi" textColor="neutral600">
            {text('connect.look.hint')}
          </Typography>
        </Flex>
      </Flex>
    </Panel>
  );
}
