import { Flex, Link as MetaLink, LinkButton, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { META } from '../../../../shared/domain/health/links';
import { STEPS } from '../../../../shared/domain/health/guide';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { Panel } from '../../components/Panel';
import { useText } from '../../hooks/use-text';

/** Before anything is connected: what is ahead, and where to begin. */
export function FirstSteps() {
  const text = useText();
  return (
    <Panel title={text('health.begin')} intro={text('health.begin.intro')}>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
        {STEPS.map((step, index) => (
          <Flex key={step} tag="li" gap={3} alignItems="baseline">
            <Typography fontWeight="bold" aria-hidden>
              {index + 1}
            </Typography>
            <Flex direction="column" alignItems="flex-start" gap={1}>
              <Typography fontWeight="bold">{text(`health.step.${step}`)}</Typography>
              <Typography textColor="neutral600">{text(`health.step.${step}.why`)}</Typography>
              {step === 'app' && (
                <MetaLink href={META.apps} isExternal>
                  {text('health.link.apps')}
                </MetaLink>
              )}
              {step === 'token' && (
                <MetaLink href={META.systemUsers} isExternal>
                  {text('health.link.systemUsers')}
                </MetaLink>
              )}
            </Flex>
          </Flex>
        ))}
      </Flex>
      <Flex>
        <LinkButton tag={Link} to={`/settings/${PLUGIN_ID}/accounts/connect`}>
          {text('health.connect')}
        </LinkButton>
      </Flex>
    </Panel>
  );
}
