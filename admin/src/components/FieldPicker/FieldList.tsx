import {
  Box,
  Field,
  Flex,
  Loader,
  TextInput,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';
import { ChevronRight } from '@strapi/icons';
import { useEffect, useId, useRef } from 'react';
import { styled } from 'styled-components';
import type { FieldNode } from '../../../../shared/contracts/collections';
import { useText } from '../../hooks/use-text';
import { Breadcrumb } from './Breadcrumb';
import { BEFORE_LEVEL, canOpen } from './field-level';
import { isKnownType } from './field-types';
import { FieldTypeIcon } from './FieldTypeIcon';
import { useFieldLevel } from './use-field-level';
import type { Wanted } from './use-fields-of';

interface FieldListProps {
  uid: string | null;
  wants: Wanted;
  value: string | null;
  onPick: (path: string) => void;
}

const Options = styled.ul`
  max-height: 26rem;
  overflow-y: auto;
  list-style: none;
`;

const Option = styled.li<{ $isActive: boolean }>`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[2]};
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
  border-radius: ${({ theme }) => theme.borderRadius};
  cursor: pointer;
  outline: ${({ theme, $isActive }) =>
    $isActive ? `2px solid ${theme.colors.primary600}` : 'none'};
  outline-offset: -2px;
  background: ${({ theme, $isActive }) => ($isActive ? theme.colors.primary100 : 'transparent')};
`;

/** One level of a collection's fields with a search field above it: a combobox with a list box. */
export function FieldList({ uid, wants, value, onPick }: FieldListProps) {
  const text = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const level = useFieldLevel({ uid, wants, value, onPick });
  const { fields, active, isFetching, isError } = level;
  const sayType = (type: string) => (isKnownType(type) ? text(`fieldPicker.type.${type}`) : type);
  const idOf = (field: FieldNode | undefined) => field && `${id}-${field.path}`;

  useEffect(() => input.current?.focus(), []);

  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [active, level.level]);

  const goTo = (path: string) => {
    level.goTo(path, null);
    input.current?.focus();
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={2} padding={2} width="34rem">
      <Breadcrumb level={level.level} onGoTo={goTo} />
      {/* A field of its own: around the picker stands another one, whose id and error are not ours. */}
      <Field.Root name={`${id}-search`}>
        <TextInput
          ref={input}
          size="S"
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={idOf(fields[active])}
          aria-label={text('fieldPicker.search')}
          placeholder={text('fieldPicker.search')}
          value={level.typed}
          onChange={(event) => level.setTyped(event.target.value)}
          onKeyDown={level.onKeyDown}
        />
      </Field.Root>
      {isFetching && (
        <Flex justifyContent="center" padding={4}>
          <Loader small>{text('fieldPicker.loading')}</Loader>
        </Flex>
      )}
      <Options
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={text('fieldPicker.fields')}
        hidden={isFetching}
      >
        {fields.map((field, index) => (
          <Option
            key={field.path}
            id={idOf(field)}
            role="option"
            aria-selected={field.path === value}
            data-active={index === active || undefined}
            $isActive={index === active}
            onMouseMove={() => level.setWished(field.path)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => level.choose(field)}
          >
            <FieldTypeIcon type={field.type} />
            <Flex direction="column" alignItems="flex-start" flex="1" minWidth={0}>
              <Typography fontWeight={field.path === value ? 'bold' : undefined} ellipsis>
                {field.list
                  ? text(`fieldPicker.list.${field.list}`, { name: field.displayName })
                  : field.displayName}
              </Typography>
              <Typography variant="pi" textColor="neutral600" ellipsis>
                {field.path === BEFORE_LEVEL
                  ? text('fieldPicker.before.about')
                  : text('fieldPicker.about', { path: field.path, type: sayType(field.type) })}
              </Typography>
            </Flex>
            {canOpen(field) && (
              <>
                <VisuallyHidden>{text('fieldPicker.opens')}</VisuallyHidden>
                <ChevronRight aria-hidden />
              </>
            )}
          </Option>
        ))}
      </Options>
      {!isFetching && fields.length === 0 && (
        <Box padding={3}>
          <Typography textColor="neutral600">
            {text(isError ? 'fieldPicker.error' : `fieldPicker.nothing.${wants}`)}
          </Typography>
        </Box>
      )}
      <Typography variant="pi" textColor="neutral600">
        {text('fieldPicker.keys')}
      </Typography>
    </Flex>
  );
}
