import { VisuallyHidden } from '@strapi/design-system';
import { BulletList } from '@strapi/icons';
import { useId, useState } from 'react';
import { styled } from 'styled-components';
import type { BlockButton } from '../../../../shared/domain/template/preview';
import { useText } from '../../hooks/use-text';
import { BUBBLE_BUTTON, BUBBLE_ROW } from './bubble-button';
import { ButtonIcon } from './ButtonIcon';
import { kindOf, splitButtons } from './shown-buttons';

/** The buttons under a message; those that do not fit are opened by “See all options”. */
export function BubbleButtons({ buttons }: { buttons: BlockButton[] }) {
  const text = useText();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { shown, behind } = splitButtons(buttons);
  if (buttons.length === 0) return null;
  return (
    <>
      <List aria-label={text('bubble.buttons')}>
        {shown.map((button, index) => (
          <ButtonRow key={index} button={button} />
        ))}
      </List>
      {behind.length > 0 && (
        <>
          <All
            type="button"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setIsOpen(!isOpen)}
          >
            <BulletList width={14} height={14} fill="currentColor" aria-hidden />
            {text(isOpen ? 'bubble.buttons.fewer' : 'bubble.buttons.all')}
          </All>
          <List id={id} hidden={!isOpen} aria-label={text('bubble.buttons.others')}>
            {behind.map((button, index) => (
              <ButtonRow key={index} button={button} />
            ))}
          </List>
        </>
      )}
    </>
  );
}

function ButtonRow({ button: { type, text: label, url } }: { button: BlockButton }) {
  const text = useText();
  const kind = kindOf(type);
  const name = kind === 'other' ? type : text(`bubble.button.${kind}`);
  return (
    <Row title={url ? `${name}: ${url}` : name}>
      <ButtonIcon kind={kind} />
      <VisuallyHidden>{name}: </VisuallyHidden>
      <span dir="auto">{label || (kind === 'copy_code' ? text('bubble.button.code') : '')}</span>
      {kind === 'other' && label !== type && <Kind>{type}</Kind>}
    </Row>
  );
}

const List = styled.ul`
  margin: 0;
  padding: 0;
  list-style: none;

  &[hidden] {
    display: none;
  }
`;

const Row = styled.li`
  ${BUBBLE_ROW}
`;

const All = styled.button`
  ${BUBBLE_BUTTON}
`;

const Kind = styled.span`
  color: var(--bubble-meta);
  font-size: 1.1rem;
  font-weight: 400;
`;
