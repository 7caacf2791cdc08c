import { Flex, Typography } from '@strapi/design-system';
import { SetInCode } from './SettingField';

interface FactsProps {
  /** What it is called, what holds, and the key by which code sets it. */
  facts: { label: string; value: string; name: string }[];
}

/** What is set in code alone, with the key of each. */
export const Facts = ({ facts }: FactsProps) => (
  <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
    {facts.map(({ label, value, name }) => (
      <div key={name}>
        <Typography tag="dt" fontWeight="bold" textColor="neutral800">
          {label}
        </Typography>
        <Typography tag="dd" textColor="neutral800">
          {value}
          <SetInCode name={name} />
        </Typography>
      </div>
    ))}
  </Flex>
);
