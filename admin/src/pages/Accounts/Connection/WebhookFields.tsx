import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../../../hooks/use-text';

const Name = styled.code`
  padding: 2px 6px;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.2rem;
`;

/** The webhook fields to tick in the App Dashboard. */
export function WebhookFields({ fields }: { fields: string[] }) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Typography id="webhook-fields" fontWeight="bold">
        {text('accounts.webhookFields')}
      </Typography>
      <Flex tag="ul" gap={2} wrap="wrap" aria-labelledby="webhook-fields">
        {fields.map((field) => (
          <li key={field}>
            <Name>{field}</Name>
          </li>
        ))}
      </Flex>
    </Flex>
  );
}
