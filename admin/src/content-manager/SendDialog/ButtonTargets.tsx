import { Flex, Typography } from '@strapi/design-system';
import { ChartCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { BlockButton } from '../../../../shared/domain/template/preview';
import { useText } from '../../hooks/use-text';
import { linksOf } from './links-of';

/** The addresses that the buttons of this message open, and which of them count clicks. */
export function ButtonTargets({ buttons }: { buttons: BlockButton[] }) {
  const text = useText();
  const links = linksOf(buttons);
  if (links.length === 0) return null;
  return (
    <section aria-label={text('send.links')}>
      <Typography variant="pi" fontWeight="bold" tag="h3">
        {text('send.links')}
      </Typography>
      <ul>
        {links.map(({ label, url, isTracked }, index) => (
          <Target key={index}>
            <bdi>{label}</bdi>: <bdi dir="ltr">{url}</bdi>
            {isTracked && (
              <Flex tag="span" gap={1}>
                <ChartCircle aria-hidden width="1.2rem" height="1.2rem" fill="currentColor" />
                {text('send.links.tracked')}
              </Flex>
            )}
          </Target>
        ))}
      </ul>
    </section>
  );
}

const Target = styled.li`
  padding-block-start: ${({ theme }) => theme.spaces[1]};
  overflow-wrap: anywhere;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.2rem;
`;
