//! channels.toml, as written.

use super::{Address, Id, InRecords, MailSecurity, Many, Name, Number, Rows, Secret};
use crate::plan::Audience;

table! {
    /// channels.toml: コミュニケーション.
    ChannelsFile {
        /// Where messages go.
        channel: Rows<Channel>,
        /// Who hears of what, by which means.
        event: Rows<Event>,
    }
}

table! {
    /// One channel. Which keys beside id, name, kind and audience it has depends on its kind.
    Channel {
        /// How other entries name it.
        id(required "id = \"incidents\""): Id,
        /// Ids it had before.
        was: Many<Id>,
        /// What people call it.
        name(required "name = \"02_障害連絡\""): String,
        /// file, slack, slack-api, teams, discord, google-chat, mattermost, chatwork, line-works, pagerduty, email,
        /// webhook or command.
        kind(required "kind = \"file\""): String,
        /// Who reads it. A customer gets other words, no names and no level, and only what a person has approved.
        audience: Audience = Audience::Internal,
        /// file: the path, below the records.
        path: InRecords,
        /// slack, teams, discord, google-chat, mattermost, webhook: where the address is kept, which is a secret itself.
        /// slack-api, chatwork, line-works, pagerduty: the service's address, where it is not its maker's own.
        url: Address,
        /// slack-api, chatwork: where the token is kept. pagerduty: where the key of its REST API is kept, if answers
        /// are read there.
        token: Secret,
        /// webhook: where the key of the signature is kept.
        secret: Secret,
        /// pagerduty: where the integration key is kept.
        routing_key: Secret,
        /// slack-api, mattermost, line-works: the channel's name or id there.
        channel: String,
        /// discord: the number of the thread in which messages are posted.
        thread: String,
        /// chatwork: the room's number.
        room: String,
        /// line-works: the bot's number.
        bot: String,
        /// line-works: where the client's id is kept.
        client_id: Secret,
        /// line-works: where the client's secret is kept.
        client_secret: Secret,
        /// line-works: the service account.
        service_account: String,
        /// line-works: where the private key is kept.
        private_key: Secret,
        /// mattermost: the name that messages come from.
        username: String,
        /// email: the mail server.
        host: String,
        /// email: its port.
        port: Number<1, 65_535>,
        /// email: starttls, tls or none (to this machine only).
        security: MailSecurity,
        /// email: the account.
        user: String,
        /// email: where the password is kept.
        password: Secret,
        /// email: the sender's address.
        from: String,
        /// email: the addresses that it goes to.
        to: Many<String>,
        /// All that speak over the network: certificate authorities to trust beside the machine's own, in PEM.
        ca_file: String,
        /// command: the program and its arguments; no shell.
        argv: Many<String>,
    }
}

table! {
    /// One row of the communication table.
    Event {
        /// What happens: check, incident, due, digest, drill, contract, general, meeting, or the team's own word.
        on(required "on = \"incident\""): Name,
        /// What people call it.
        title: String = String::new(),
        /// 連絡手段.
        means: Many<String>,
        /// The channels that it goes to. An event that opsplan does not send needs none.
        channel: Many<Name>,
        /// The first word of its messages.
        prefix: String = String::new(),
        /// 備考.
        note: String = String::new(),
    }
}
