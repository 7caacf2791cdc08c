import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useText } from '../../hooks/use-text';
import { BEFORE_LEVEL, crumbsOf } from './field-level';

interface BreadcrumbProps {
  level: string;
  onGoTo: (path: string) => void;
}

/** The way from the record to the level that is shown; each step leads back to it. */
export function Breadcrumb({ level, onGoTo }: BreadcrumbProps) {
  const text = useText();
  const crumbs = [
    { name: text('fieldPicker.record'), path: '' },
    ...(level === BEFORE_LEVEL ? [{ name: text('fieldPicker.before'), path: level }] : []),
    ...crumbsOf(level).map(({ name, path, list }) => ({
      name: list ? text(`fieldPicker.step.${list}`) : name,
      path,
    })),
  ];
  return (
    <nav aria-label={text('fieldPicker.path')}>
      <Flex gap={1} wrap="wrap">
        {crumbs.map(({ name, path }, index) =>
          index === crumbs.length - 1 ? (
            <Typography key={path} variant="pi" fontWeight="bold" aria-current="location">
              {name}
            </Typography>
          ) : (
            <Flex key={path} gap={1}>
              <TextButton onClick={() => onGoTo(path)}>{name}</TextButton>
              <Typography variant="pi" textColor="neutral600" aria-hidden>
                ›
              </Typography>
            </Flex>
          ),
        )}
      </Flex>
    </nav>
  );
}
