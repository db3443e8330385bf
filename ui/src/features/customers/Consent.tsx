/** Whether the customer may be written to: lists for text messages hold only those who agreed. */
import type { ConsentSaid, CustomerCard, CustomerChanges } from '../../api/bindings.gen';
import { Section } from '../../components/Section';
import { t } from '../../i18n';
import { ids } from '../../testids';
import { Choice } from '../cases/form';

interface Props {
  card: CustomerCard;
  onChange: (changes: CustomerChanges) => void;
}

function said(given: boolean | null): ConsentSaid {
  if (given === null) return 'unsaid';
  return given ? 'agreed' : 'refused';
}

export function Consent({ card, onChange }: Props) {
  return (
    <Section title={t('customers.consent')}>
      <div className="consent">
        <span className="muted">{t('customers.consent_sms')}</span>
        <Choice<ConsentSaid>
          group="consent"
          testid={ids.consentSms}
          value={said(card.consent_sms)}
          onChange={(consent_sms) => onChange({ consent_sms })}
        />
        <span className="muted">{t('customers.consent_email')}</span>
        <Choice<ConsentSaid>
          group="consent"
          testid={ids.consentEmail}
          value={said(card.consent_email)}
          onChange={(consent_email) => onChange({ consent_email })}
        />
      </div>
    </Section>
  );
}
