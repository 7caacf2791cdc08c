import { Button, LinkButton } from '@strapi/design-system';
import { ArrowLeft, ArrowRight } from '@strapi/icons';
import { Blocker, Form, useForm, useNotification } from '@strapi/strapi/admin';
import { useRef, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { Campaign } from '../../../../../shared/contracts/campaigns';
import {
  useWhatsappCreateCampaignMutation,
  useWhatsappUpdateCampaignMutation,
} from '../../../api/campaigns';
import { Notice } from '../../../components/Notice';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { wizardPath } from '../paths';
import { asksForCheck, draftOf, inputOf, type Draft } from './draft';
import { StepFrame } from './StepFrame';
import { STEPS, type Step } from './steps';

interface DraftFormProps {
  step: 'audience' | 'message';
  /** Null while nothing is kept yet. */
  campaign: Campaign | null;
  initialValues: Draft;
  /** Why one cannot go on with these values; null when one can. */
  missing: (draft: Draft) => string | null;
  children: ReactNode;
}

/** A step that changes the campaign: it is kept when one goes on. */
export function DraftForm({ step, campaign, initialValues, missing, children }: DraftFormProps) {
  const text = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const [create] = useWhatsappCreateCampaignMutation();
  const [update] = useWhatsappUpdateCampaignMutation();
  const goesOnRef = useRef(false);

  const onSubmit = async (draft: Draft) => {
    const next = goesOnRef.current ? STEPS[STEPS.indexOf(step) + 1]! : step;
    goesOnRef.current = false;
    const reason = missing(draft);
    if (reason !== null && next !== step) {
      toggleNotification({ type: 'warning', message: reason });
      return;
    }
    const isSame = campaign !== null && JSON.stringify(draftOf(campaign)) === JSON.stringify(draft);
    try {
      const data = inputOf(draft);
      const saved = isSame
        ? campaign
        : campaign === null
          ? await create(data).unwrap()
          : await update({ documentId: campaign.documentId, data }).unwrap();
      if (next === step && !isSame)
        toggleNotification({ type: 'success', message: text('wizard.saved') });
      if (next !== step || campaign === null)
        navigate(wizardPath(saved.documentId, next), { replace: campaign === null });
    } catch (error) {
      notifyError(error);
    }
  };

  return (
    <Form<Draft> method="PUT" initialValues={initialValues} onSubmit={onSubmit}>
      <StepFrame
        step={step}
        actions={<DraftActions step={step} campaign={campaign} goesOnRef={goesOnRef} />}
      >
        <CheckNotice campaign={campaign} />
        {children}
      </StepFrame>
      <Blocker />
    </Form>
  );
}

/** What was found is worth nothing after a change; that is known before it is kept. */
function CheckNotice({ campaign }: { campaign: Campaign | null }) {
  const text = useText();
  const values = useForm('CheckNotice', (form) => form.values) as Draft;
  if (campaign?.status !== 'checked' || !asksForCheck(draftOf(campaign), values)) return null;
  return <Notice variant="warning" title={text('wizard.mustCheckAgain')} />;
}

interface DraftActionsProps {
  step: Step;
  campaign: Campaign | null;
  goesOnRef: React.MutableRefObject<boolean>;
}

function DraftActions({ step, campaign, goesOnRef }: DraftActionsProps) {
  const text = useText();
  const modified = useForm('DraftActions', (form) => form.modified);
  const isSubmitting = useForm('DraftActions', (form) => form.isSubmitting);
  const before = STEPS[STEPS.indexOf(step) - 1];
  const next = STEPS[STEPS.indexOf(step) + 1]!;
  return (
    <>
      {before && (
        <LinkButton
          tag={Link}
          to={wizardPath(campaign?.documentId, before)}
          variant="tertiary"
          startIcon={<ArrowLeft />}
        >
          {text(`wizard.step.${before}`)}
        </LinkButton>
      )}
      {modified && campaign && (
        <Button type="submit" variant="secondary" disabled={isSubmitting}>
          {text('wizard.save')}
        </Button>
      )}
      <Button
        type="submit"
        endIcon={<ArrowRight />}
        loading={isSubmitting}
        onClick={() => {
          goesOnRef.current = true;
        }}
      >
        {text('wizard.next', { step: text(`wizard.step.${next}`) })}
      </Button>
    </>
  );
}
