import { Button, LinkButton } from '@strapi/design-system';
import { ArrowLeft, PaperPlane } from '@strapi/icons';
import { Blocker, Form, useForm, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Link, useNavigate } from 'react-router-dom';
import type { Campaign, CampaignPlan } from '../../../../../shared/contracts/campaigns';
import {
  useWhatsappGetPlanQuery,
  useWhatsappStartCampaignMutation,
  useWhatsappUpdateCampaignMutation,
} from '../../../api/campaigns';
import { IssueList } from '../../../components/IssueList';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { TwoColumns } from '../../../components/TwoColumns';
import { checkWhen, type When } from '../../../content-manager/SendDialog/when';
import { WhenField } from '../../../content-manager/SendDialog/WhenField';
import { useApiError } from '../../../hooks/use-api-error';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { campaignPath, wizardPath } from '../paths';
import { draftOf, hasRule, inputOf, type Draft } from './draft';
import { PlanFacts } from './PlanFacts';
import { ReviewFields } from './ReviewFields';
import { StartDialog } from './StartDialog';
import { StepFrame } from './StepFrame';

/** The last look: to how many, how fast, until when, and then the button that sends. */
export function ReviewStep({ campaign }: { campaign: Campaign }) {
  const text = useText();
  const { toWords } = useApiError();
  const {
    currentData: plan,
    error,
    refetch,
  } = useWhatsappGetPlanQuery(campaign.documentId, { refetchOnMountOrArgChange: true });
  const [isStarting, setIsStarting] = useState(false);

  return (
    <Form<Draft>
      method="PUT"
      initialValues={draftOf(campaign)}
      onSubmit={async () => setIsStarting(true)}
    >
      {plan ? (
        <PlannedReview
          campaign={campaign}
          plan={plan}
          isStarting={isStarting}
          onClose={() => setIsStarting(false)}
        />
      ) : (
        <StepFrame step="review" actions={null}>
          {error !== undefined && (
            <Notice
              variant="danger"
              title={toWords(error)}
              action={
                <Button type="button" variant="tertiary" size="S" onClick={() => refetch()}>
                  {text('error.retry')}
                </Button>
              }
            />
          )}
        </StepFrame>
      )}
      <Blocker />
    </Form>
  );
}

interface PlannedReviewProps {
  campaign: Campaign;
  plan: CampaignPlan;
  /** The number has been asked for. */
  isStarting: boolean;
  onClose: () => void;
}

function PlannedReview({ campaign, plan, isStarting, onClose }: PlannedReviewProps) {
  const { documentId, can } = campaign;
  const text = useText();
  const navigate = useNavigate();
  const { formatNumber } = useIntl();
  const { toggleNotification } = useNotification();
  const { sayIssue } = useSentences();
  const draft = useForm('PlannedReview', (form) => form.values) as Draft;
  const modified = useForm('PlannedReview', (form) => form.modified);
  const resetForm = useForm('PlannedReview', (form) => form.resetForm);
  const [update] = useWhatsappUpdateCampaignMutation();
  const [start] = useWhatsappStartCampaignMutation();
  const [when, setWhen] = useState<When>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [isSending, setIsSending] = useState(false);

  const whenIssues = checkWhen(when, new Date());
  const hasErrors = plan.issues.some(({ severity }) => severity === 'error');
  const isReady =
    can.start && !hasErrors && whenIssues.length === 0 && hasRule(draft) && plan.recipients > 0;

  const onStart = async () => {
    setIsSending(true);
    setRefusal(null);
    try {
      if (modified) {
        const saved = await update({ documentId, data: inputOf(draft) }).unwrap();
        resetForm(draftOf(saved));
      }
      await start({
        documentId,
        data: { recipients: plan.recipients, ...(when && { sendAt: when.toISOString() }) },
      }).unwrap();
      toggleNotification({
        type: 'success',
        message: text(when ? 'review.scheduled' : 'review.started', { count: plan.recipients }),
      });
      navigate(campaignPath(documentId), { replace: true });
    } catch (error) {
      setRefusal(error);
      setIsSending(false);
    }
  };

  return (
    <StepFrame
      step="review"
      actions={
        <>
          <LinkButton
            tag={Link}
            to={wizardPath(documentId, 'check')}
            variant="tertiary"
            startIcon={<ArrowLeft />}
          >
            {text('wizard.step.check')}
          </LinkButton>
          <Button type="submit" startIcon={<PaperPlane />} disabled={!isReady}>
            {text(when ? 'review.schedule' : 'review.send', {
              count: plan.recipients,
              number: formatNumber(plan.recipients),
            })}
          </Button>
        </>
      }
    >
      {!can.start && <Notice variant="warning" title={text('review.mayNot')} />}
      <IssueList
        // The limit is told beside the figures.
        issues={plan.issues.filter(({ code }) => code !== 'campaign.limit')}
        label={text('send.checks')}
      />
      <TwoColumns $align="start">
        <Panel title={text('review.plan')}>
          <PlanFacts campaign={campaign} plan={plan} sendAt={when ?? null} />
        </Panel>
        <Panel title={text('review.how')}>
          <ReviewFields ownName={campaign.name} />
          <WhenField
            value={when}
            onChange={setWhen}
            error={whenIssues.length > 0 ? whenIssues.map(sayIssue).join(' ') : undefined}
          />
        </Panel>
      </TwoColumns>
      {isStarting && (
        <StartDialog
          plan={plan}
          sendAt={when ?? null}
          isSending={isSending}
          refusal={refusal}
          onConfirm={() => void onStart()}
          onClose={() => {
            setRefusal(null);
            onClose();
          }}
        />
      )}
    </StepFrame>
  );
}
