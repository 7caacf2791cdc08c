import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { ArrowLeft, ArrowRight, ArrowsCounterClockwise, Play, Stop } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { Campaign } from '../../../../../shared/contracts/campaigns';
import { useWhatsappActOnCampaignMutation, type CampaignVerb } from '../../../api/campaigns';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { useApiError } from '../../../hooks/use-api-error';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { wizardPath } from '../paths';
import { CheckProgressBar } from './CheckProgressBar';
import { CheckResults } from './CheckResults';
import { StepFrame } from './StepFrame';

/** Looks at each person and each message before anything goes out. */
export function CheckStep({ campaign }: { campaign: Campaign }) {
  const text = useText();
  const { notifyError } = useApiError();
  const { sayWords } = useSentences();
  const [act, { isLoading }] = useWhatsappActOnCampaignMutation();
  const { documentId, status, check, recipients, can } = campaign;
  const isChecked = status === 'checked';
  const onAct = async (verb: CampaignVerb) => {
    const result = await act({ documentId, verb });
    if ('error' in result) notifyError(result.error);
  };

  return (
    <StepFrame
      step="check"
      actions={
        <>
          <LinkButton
            tag={Link}
            to={wizardPath(documentId, 'message')}
            variant="tertiary"
            startIcon={<ArrowLeft />}
          >
            {text('wizard.step.message')}
          </LinkButton>
          {isChecked && recipients > 0 && (
            <LinkButton tag={Link} to={wizardPath(documentId, 'review')} endIcon={<ArrowRight />}>
              {text('wizard.next', { step: text('wizard.step.review') })}
            </LinkButton>
          )}
        </>
      }
    >
      <Panel
        title={text('check.panel')}
        action={
          status === 'checking' ? (
            <Button
              variant="secondary"
              startIcon={<Stop />}
              loading={isLoading}
              onClick={() => void onAct('stop-check')}
            >
              {text('check.stop')}
            </Button>
          ) : (
            can.check && (
              <Button
                variant={isChecked ? 'tertiary' : 'default'}
                startIcon={isChecked ? <ArrowsCounterClockwise /> : <Play />}
                loading={isLoading}
                onClick={() => void onAct('check')}
              >
                {text(isChecked ? 'check.again' : 'check.start')}
              </Button>
            )
          )
        }
      >
        <CheckProgressBar campaign={campaign} />
        {check?.problem && status !== 'checking' && (
          <Notice variant="warning" title={text('check.problem')}>
            {sayWords(check.problem)}
          </Notice>
        )}
        {isChecked && check && check.excluded > 0 && (
          <Typography textColor="neutral800">
            {text('check.excluded', { count: check.excluded })}
          </Typography>
        )}
        {isChecked && recipients === 0 && (
          <Notice variant="warning" title={text('check.nobody')}>
            {text(check && check.excluded > 0 ? 'check.nobody.excluded' : 'check.nobody.text')}
          </Notice>
        )}
        {status === 'draft' && (
          <Typography tag="p" textColor="neutral800">
            {text(check ? 'check.outdated' : 'check.notYet')}
          </Typography>
        )}
      </Panel>
      {isChecked && check && (
        <Flex direction="column" alignItems="stretch">
          <CheckResults campaign={campaign} check={check} />
        </Flex>
      )}
    </StepFrame>
  );
}
