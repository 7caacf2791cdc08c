import { BulletList } from '@strapi/icons';
import { useId, useState } from 'react';
import { styled } from 'styled-components';
import type { BlockList } from '../../../../shared/domain/template/preview';
import { useText } from '../../hooks/use-text';
import { BUBBLE_BUTTON } from './bubble-button';

/** The rows of a list message, behind the button that opens them. */
export function BubbleList({ list: { button, sections } }: { list: BlockList }) {
  const text = useText();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Opener
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <BulletList width={14} height={14} fill="currentColor" aria-hidden />
        <span dir="auto">{button}</span>
      </Opener>
      <div id={id} hidden={!isOpen}>
        {sections.map(({ title, rows }, index) => (
          <Section key={index}>
            {title && (
              <Title id={`${id}-${index}`} dir="auto">
                {title}
              </Title>
            )}
            <Rows
              {...(title
                ? { 'aria-labelledby': `${id}-${index}` }
                : { 'aria-label': text('bubble.list') })}
            >
              {rows.map((row, at) => (
                <li key={at} dir="auto">
                  {row.title}
                  {row.description && <Small>{row.description}</Small>}
                </li>
              ))}
            </Rows>
          </Section>
        ))}
      </div>
    </>
  );
}

const Opener = styled.button`
  ${BUBBLE_BUTTON}
`;

const Section = styled.div`
  padding: 6px 10px;
  border-block-start: 1px solid var(--bubble-border);
`;

const Title = styled.div`
  color: var(--bubble-meta);
  font-size: 1.2rem;
  font-weight: 600;
`;

const Rows = styled.ul`
  margin: 0;
  padding: 0;
  list-style: none;

  li {
    padding-block: 4px;
  }
`;

const Small = styled.div`
  color: var(--bubble-meta);
  font-size: 1.2rem;
`;
