// Generated from openapi.json by `npm run generate -w @asterism/api`. Change the server, not this file.

export interface paths {
    "/v1/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * May this customer use this feature?
         * @description A question: it books nothing. `quantity` is 1 when not given. Between a check and a consume others may spend; to be sure, consume or reserve.
         *
         *     Scope: `usage:write`.
         */
        post: operations["check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check and debit in one step
         * @description Takes the cost from the customer’s grants in burn order, or answers no and takes nothing. The same key and body is one effect and hears the same answer; a no leaves its key free.
         *
         *     Scope: `usage:write`.
         */
        post: operations["consume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consume/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Consume many, each on its own
         * @description Up to 1000 items, each with its own key; each gets its own answer, in order. A no or a refusal of one changes nothing for its neighbours.
         *
         *     Scope: `usage:write`.
         */
        post: operations["consumeBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set credits aside for work of unknown cost
         * @description Reserve what the work may cost at most, commit what it did cost. What is not committed returns by itself when the reservation expires.
         *
         *     Scope: `usage:write`.
         */
        post: operations["reserve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations/{id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take what was really used
         * @description The rest returns to the lots it came from. Above the reservation the policy of the feature decides: refuse, take what is there, or leave a debt.
         *
         *     Scope: `usage:write`.
         */
        post: operations["commitReservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give open work more time
         * @description The reservation then ends `expires_in` from now, at most a day after it was made.
         *
         *     Scope: `usage:write`.
         */
        post: operations["extendReservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give everything back
         * @description For work that was not done. Releasing again answers the same.
         *
         *     Scope: `usage:write`.
         */
        post: operations["releaseReservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit-types/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Declare a credit type and its decimals
         * @description A type that is not declared is whole. Declare the scale before anything is counted in the type: from the first feature, product, refill or grant on it stays as it is. Every amount of the type is a decimal string at that scale.
         *
         *     Scope: `catalogue:write`.
         */
        put: operations["setCreditType"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every credit type that is declared
         * @description By code. A type that is used and not listed here is whole.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["listCreditTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/features/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One feature
         * @description As it is now.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["getFeature"];
        /**
         * Define a feature, or change it from now on
         * @description Metered features cost credits; boolean ones are for those who hold an entitlement.
         *
         *     Scope: `catalogue:write`.
         */
        put: operations["setFeature"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/features": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every feature
         * @description By code. There are few, so they come all at once.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["listFeatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotas/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One quota
         * @description As it is now.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["getQuota"];
        /**
         * Limit features, or change the limit from now on
         * @description At most so many units per window, or so many reservations at once. Checked and taken in the same step as credits; a change keeps what was counted.
         *
         *     Scope: `catalogue:write`.
         */
        put: operations["setQuota"];
        post?: never;
        /**
         * Remove a quota with its counter
         * @description One defined anew under the same code begins to count anew.
         *
         *     Scope: `catalogue:write`.
         */
        delete: operations["deleteQuota"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every quota
         * @description By code. There are few, so they come all at once.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["listQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How every quota stands for a customer
         * @description Used and remaining in the window of now, or of `as_of`; limits are those of today.
         *
         *     Scope: `customers:read`.
         */
        get: operations["customerQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/quotas/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give one customer another limit
         * @description From now on, until an instant or for good. The reason stands on the customer’s timeline.
         *
         *     Scope: `customers:write`.
         */
        put: operations["overrideQuota"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A product: its newest version, or the one asked for
         * @description As it is sold now, or as it was sold then: a version never changes.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["getProduct"];
        /**
         * Define a product, or its next version
         * @description The same product again changes nothing; a different one is the next version, sold from now on.
         *
         *     Scope: `catalogue:write`.
         */
        put: operations["setProduct"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every version of a product, newest first
         * @description What was sold keeps the version it was sold at.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["listProductVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every product, in its newest version
         * @description By code. There are few, so they come all at once.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["listProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a customer to pay for a product
         * @description Answers a Telegram invoice link in Stars. Nothing is booked until it is paid. A subscription is charged again every thirty days, until it is canceled. With an Idempotency-Key the same request hears the same link.
         *
         *     Scope: `payments:write`.
         */
        post: operations["createInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Payments, newest first
         * @description Of one customer, in one state, through one connection: or all.
         *
         *     Scope: `payments:read`.
         */
        get: operations["listPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One payment, with its refunds
         * @description Requested, settled (the money is here), fulfilled (the goods are theirs), refunded.
         *
         *     Scope: `payments:read`.
         */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a payment back, or see what that would do
         * @description The intent is stored, then the gateway is asked; follow `status`. With `dry_run` nothing happens, no key is needed, and the answer says what would be taken back.
         *
         *     Scope: `refunds:write`.
         */
        post: operations["refundPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Subscriptions, newest first
         * @description Of one customer, to one product: or all. Those not paid yet are `pending`.
         *
         *     Scope: `customers:read`.
         */
        get: operations["listSubscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One subscription, with its periods
         * @description Access follows the periods that were paid for and the clock, and waits for no update.
         *
         *     Scope: `customers:read`.
         */
        get: operations["getSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a subscription end with what is paid for
         * @description Telegram is asked by a job; `asking` says so until it has answered. The person cannot take it up again by themselves. Asked twice, nothing more happens.
         *
         *     Scope: `customers:write`.
         */
        post: operations["cancelSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the person take a subscription up again
         * @description Undoes `cancel`. Telegram does not resume by itself: the person does, in their settings, and until then it stays `canceled`.
         *
         *     Scope: `customers:write`.
         */
        post: operations["resumeSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a customer to another subscription
         * @description Telegram cannot change the price of a subscription that runs, so the answer is a link to a new one. Paying it replaces the old one in the same transaction: it is not renewed, and what was paid for it stays. At the `period_end` the old one is stopped at once, and the link can be paid from that end on.
         *
         *     Scope: `payments:write`.
         */
        post: operations["changeSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reports of all runs, newest first
         * @description Of one connection, or of all. Each connection is compared once a day by itself.
         *
         *     Scope: `payments:read`.
         */
        get: operations["listReconciliations"];
        put?: never;
        /**
         * Compare Telegram's own list with our books, and heal what is safe
         * @description Reads the end of the list, or all of it with `full`. What is missing here is received as if its update had come; what a person has to decide becomes a finding. A short list is compared before this answers; a long one goes on by itself: ask for its id. While a run is under way, this joins it.
         *
         *     Scope: `reconciliations:write`.
         */
        post: operations["reconcile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliations/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a person has to look at, newest first
         * @description With what can be done about each. Findings close by themselves once a later run finds agreement.
         *
         *     Scope: `payments:read`.
         */
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliations/findings/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do something about a finding
         * @description Once. Who did it and why is kept with the finding and in the audit log.
         *
         *     Scope: `reconciliations:write`.
         */
        post: operations["resolveFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliations/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Telegram's own list of one bot, newest first
         * @description As it was read last: what each row came to, and when Telegram lets go of it.
         *
         *     Scope: `payments:read`.
         */
        get: operations["listStarRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One run: how far it is, and what it came to
         * @description The report is there once `status` is `finished`.
         *
         *     Scope: `payments:read`.
         */
        get: operations["getReconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payload-rules/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One payload rule
         * @description Without the secret of its callback, which is shown when it is made.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["getPayloadRule"];
        /**
         * Say what a bot's own invoices were for
         * @description For payments whose payload we did not make. Rules are tried in the order of `priority`; the first that knows the payment decides. A rule names a product, or a `callback_url` that is asked for it. `callback_secret` is in the answer when it was made by this call.
         *
         *     Scope: `catalogue:write`.
         */
        put: operations["setPayloadRule"];
        post?: never;
        /**
         * Take a payload rule away
         * @description What it has matched stays as it is. Answers the rule as it was.
         *
         *     Scope: `catalogue:write`.
         */
        delete: operations["removePayloadRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payload-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every payload rule
         * @description In the order in which they are tried. There are few, so they come all at once.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["listPayloadRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Match a payment that nobody here asked for
         * @description Name what it was for, or send nothing to have the rules tried again. What was bought is given at once, and once. A payment that no rule knows stays `unmatched`, with the reason as its `problem`; the key is then free again.
         *
         *     Scope: `grants:write`.
         */
        post: operations["matchPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Refunds that wait for your decision
         * @description Under the policy `ask` the money goes back and what is left is taken; what becomes of the rest waits here, the oldest first. After fourteen days without a decision it stays as it is.
         *
         *     Scope: `payments:read`.
         */
        get: operations["listRefundDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds/{refund}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about a refund that waits
         * @description `void_remaining` leaves it as it is; `debt` and `block` let what was spent be owed; `forgive` gives again what was taken, and the access.
         *
         *     Scope: `refunds:write`.
         */
        post: operations["decideRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/debts/forgive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write off what a customer owes
         * @description All of it, or a part. With the last of it ends what refused the customer everything.
         *
         *     Scope: `refunds:write`.
         */
        post: operations["forgiveDebt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give credits by hand
         * @description A promotion, a trial, a compensation. An open debt of the customer is paid from it first.
         *
         *     Scope: `grants:write`.
         */
        post: operations["grantCredits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/grants/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give credits to many, each on their own
         * @description Up to 1000 items, each with its own key; each gets its own answer, in order. Sent again after a lost answer, nobody is given twice.
         *
         *     Scope: `grants:write`.
         */
        post: operations["grantCreditsBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refills/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Define credits that come by themselves, or an offer when they run low
         * @description Scheduled: credits for each day, week or month, once per customer and period; the period that runs comes at once. Low balance: once per fall below the threshold the bot sends an invoice. Telegram takes no Stars without the person, so nothing is ever charged by itself.
         *
         *     Scope: `catalogue:write`.
         */
        put: operations["setRefill"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every refill
         * @description By code.
         *
         *     Scope: `catalogue:read`.
         */
        get: operations["listRefills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refills/{code}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The latest offers of a low-balance refill
         * @description Each with what became of it: sent, blocked by the person, skipped by the cap. At most 200.
         *
         *     Scope: `customers:read`.
         */
        get: operations["listRefillOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a customer has
         * @description Credits and entitlements, now or at any past instant. A customer nobody has heard of has nothing.
         *
         *     Scope: `customers:read`.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lots of a customer, newest first
         * @description Each lot with where its credits are: available, reserved, spent, expired, revoked, rolled over.
         *
         *     Scope: `customers:read`.
         */
        get: operations["listGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A statement for a period
         * @description What the customer could spend at `from`, each change up to `to`, and what was left then.
         *
         *     Scope: `customers:read`.
         */
        get: operations["customerStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why did my credits change?
         * @description Everything that happened to a customer in one list, newest first: payments, grants, uses with their lots, noes with the reason, expiry, refunds, what operators did, notes. What is due by the clock stands at its instant, booked or not; a past instant answers the same for ever.
         *
         *     Scope: `customers:read`.
         */
        get: operations["customerTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/timeline.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The timeline as a CSV file
         * @description At most 10,000 entries, newest first. Cells that a spreadsheet would run are made harmless.
         *
         *     Scope: `customers:read`.
         */
        get: operations["customerTimelineFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/statement.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A statement as a CSV file
         * @description Per credit type: the opening, each movement with the balance after it, the closing.
         *
         *     Scope: `customers:read`.
         */
        get: operations["customerStatementFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The notes about a customer, newest first
         * @description All of them, or those about one payment.
         *
         *     Scope: `customers:read`.
         */
        get: operations["listNotes"];
        put?: never;
        /**
         * Write a note about a customer
         * @description For support, on the customer or on one of their payments. It stays as it is: write another one to correct it.
         *
         *     Scope: `customers:write`.
         */
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why was it allowed, or not?
         * @description Whether the customer could have used the feature at an instant, by the rules of `check`: which rule decided, the lots in the order they would have been burnt, entitlements, debts and blocks.
         *
         *     Scope: `customers:read`.
         */
        get: operations["explainUse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a customer’s own page shows
         * @description Balances with the next expiry, access until when, and the last ten entries, each with the key of its sentence. What support wrote is left out.
         *
         *     Scope: `customers:read`.
         */
        get: operations["customerSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/entitlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give access by hand
         * @description From now on, beside whatever was bought: no refund of a payment takes it.
         *
         *     Scope: `customers:write`.
         */
        post: operations["grantEntitlement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/entitlements/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End access now
         * @description Bought or given by hand. No money goes back: to give it back, refund the payment. What was bought to follow it moves up.
         *
         *     Scope: `customers:write`.
         */
        post: operations["revokeEntitlement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The figures of a period
         * @description Money in and back, credits sold, used, expired and outstanding, active and paying customers.
         *
         *     Scope: `analytics:read`.
         */
        get: operations["analyticsSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The figures of a period, step by step
         * @description For charts. Steps without anything are there as well; a step may begin before the period does.
         *
         *     Scope: `analytics:read`.
         */
        get: operations["analyticsSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Revenue by product
         * @description Largest first. Money that was paid for nothing known has no product.
         *
         *     Scope: `analytics:read`.
         */
        get: operations["analyticsProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/features": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Use, revenue, cost and margin by feature
         * @description Revenue is what the used credits were bought for; cost is units × the unit cost you said; Stars count in the asset of the cost at the value of a Star you said. Use under a pass earns nothing here: the pass is in the figures of its product.
         *
         *     Scope: `analytics:read`.
         */
        get: operations["analyticsFeatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/cohorts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How customers stay, by the month of their first payment
         * @description Month 0 is the month of the first payment. Net is in Stars.
         *
         *     Scope: `analytics:read`.
         */
        get: operations["analyticsCohorts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The customers who brought most
         * @description By what they paid, less what went back to them.
         *
         *     Scope: `analytics:read`.
         */
        get: operations["analyticsCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/features/{code}/unit-cost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what a unit of a feature costs you
         * @description Holds from its instant on; what was used before keeps the cost of then.
         *
         *     Scope: `catalogue:write`.
         */
        put: operations["setUnitCost"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/unit-costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What units cost, as it was said
         * @description Every saying, by feature, oldest first.
         *
         *     Scope: `analytics:read`.
         */
        get: operations["listUnitCosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/star-value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what a Star is worth to you
         * @description For margins in the asset of your costs. Telegram names 0.013 USD for a Star that is paid out.
         *
         *     Scope: `catalogue:write`.
         */
        put: operations["setStarValue"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/star-values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a Star is worth, as it was said
         * @description Every saying, by asset, oldest first.
         *
         *     Scope: `analytics:read`.
         */
        get: operations["listStarValues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Connected bots
         * @description Oldest first. There are few, so they come all at once.
         *
         *     Scope: `bots:write`.
         */
        get: operations["listBots"];
        put?: never;
        /**
         * Connect a bot
         * @description `webhook`: Telegram calls us. `polling`: we ask Telegram. `relay`: Telegram calls us, and every update goes on to your bot, byte for byte and in order, its answers back. `tap`: your bot passes its payment updates on. `read_only`: payments are found in its Star list. Adding a bot again renews its token and mode. The token is sealed and never shown again.
         *
         *     Scope: `bots:write`.
         */
        post: operations["addBot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bots/{bot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One bot
         * @description Without its token, which is shown to nobody.
         *
         *     Scope: `bots:write`.
         */
        get: operations["getBot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bots/{bot}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pass one Telegram update on (tap)
         * @description Send the update as Telegram sent it. It is stored before it is answered; the same update again is `duplicate`. Updates that are not about payments are `ignored`.
         *
         *     Scope: `updates:write`.
         */
        post: operations["receiveUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/telegram/{bot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where Telegram delivers updates
         * @description Called by Telegram with the secret it was given in `X-Telegram-Bot-Api-Secret-Token`. The update is stored before this answers 200. Behind a relay, a method in the answer of the bot is answered instead.
         */
        post: operations["telegramWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your webhooks
         * @description Oldest first. There are few, so they come all at once. Secrets are shown to nobody.
         *
         *     Scope: `webhooks:write`.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Be told of events
         * @description Everything that is announced from now on and that you ask for is posted to this address, signed by Standard Webhooks, in order per customer, at least once. The secret is shown this once.
         *
         *     Scope: `webhooks:write`.
         */
        post: operations["addWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook
         * @description Without its secret.
         *
         *     Scope: `webhooks:write`.
         */
        get: operations["getWebhook"];
        /**
         * Change a webhook
         * @description Address, events and description are set anew; the secret stays. What waits already goes to the new address, from the next turn of sending on.
         *
         *     Scope: `webhooks:write`.
         */
        put: operations["setWebhook"];
        post?: never;
        /**
         * Delete a webhook
         * @description Nothing more is sent, not even what waits. Its secret is gone.
         *
         *     Scope: `webhooks:write`.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop sending
         * @description What waits stays and goes on when it is enabled. What is announced meanwhile is not put in line; replay it afterwards.
         *
         *     Scope: `webhooks:write`.
         */
        post: operations["disableWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again
         * @description Also after the platform disabled it. What waited goes first.
         *
         *     Scope: `webhooks:write`.
         */
        post: operations["enableWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new secret
         * @description Until `previous_until` every message carries the signatures of both secrets, so that your receiver can be changed in between.
         *
         *     Scope: `webhooks:write`.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description An event `webhook.test`, beside everything that waits. What came of it is in the log of deliveries.
         *
         *     Scope: `webhooks:write`.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent, and what came of it
         * @description Newest first, with every try: when, how long it took, the answer or why there was none. Kept for 30 days.
         *
         *     Scope: `webhooks:write`.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the events of a span of time again
         * @description Delivered before or not, each under its own `webhook-id`, in order per customer, behind what waits already; what still waits is left where it is. At most 10000 events at once.
         *
         *     Scope: `webhooks:write`.
         */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/deliveries/{delivery}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one event again
         * @description Under its own `webhook-id`, behind what waits already. Nothing happens while it still waits.
         *
         *     Scope: `webhooks:write`.
         */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is this process alive?
         * @description Touches nothing: an orchestrator restarts a process that does not answer it.
         */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can this process serve?
         * @description Asks the database: a load balancer sends requests elsewhere while this answers 503.
         */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description `XTR`, `TON`, `USD`, `USDT`, an ISO currency, or `credit:<type>`. */
        Asset: string;
        /** @description An asset and how much of it. */
        Amount: {
            asset: components["schemas"]["Asset"];
            /** @description A decimal string, without needless zeros. */
            amount: string;
        };
        /** @description A number as a decimal string, so that no reader loses digits of it; credits have the decimals of their type. */
        Digits: string;
        /**
         * Format: date-time
         * @description An instant in UTC, as in RFC 3339.
         */
        Instant: string;
        /** @description A share of one with up to four decimals, rounded down: `"0.3333"`. */
        Share: string;
        MoneyFigures: {
            gross: components["schemas"]["Amount"];
            refunded: components["schemas"]["Amount"];
            net: components["schemas"]["Amount"];
            payments: number;
            refunds: number;
            refund_rate: components["schemas"]["Share"];
            payers: number;
            /** @description ARPU: net per active customer, rounded down. */
            per_customer: components["schemas"]["Amount"];
            /** @description ARPPU: net per payer, rounded down. */
            per_payer: components["schemas"]["Amount"];
        };
        CreditFigures: {
            credit_type: string;
            sold: components["schemas"]["Digits"];
            given: components["schemas"]["Digits"];
            used: components["schemas"]["Digits"];
            expired: components["schemas"]["Digits"];
            revoked: components["schemas"]["Digits"];
            /** @description What customers can still use at the end of the period. */
            outstanding: components["schemas"]["Digits"];
            /** @description The part of it that was paid for. */
            outstanding_paid: components["schemas"]["Digits"];
            /** @description That part at the price it was bought for, rounded down. */
            liability: components["schemas"]["Amount"][];
        };
        AnalyticsSummary: {
            money: components["schemas"]["MoneyFigures"][];
            credits: components["schemas"]["CreditFigures"][];
            active_customers: number;
            paying_share: components["schemas"]["Share"];
        };
        AnalyticsSeries: {
            steps: {
                from: components["schemas"]["Instant"];
                money: {
                    gross: components["schemas"]["Amount"];
                    refunded: components["schemas"]["Amount"];
                    payers: number;
                }[];
                credits: {
                    credit_type: string;
                    /** @enum {string} */
                    kind: "sold" | "given" | "used" | "expired" | "revoked";
                    amount: components["schemas"]["Digits"];
                }[];
            }[];
        };
        /** @description It is stored in every case; `waiting` is tried again until it works. */
        UpdateReceipt: {
            /** @enum {string} */
            status: "applied" | "duplicate" | "ignored" | "waiting";
        };
        Bot: {
            id: string;
            telegram_id: string;
            username: string;
            name: string;
            /** @enum {string} */
            mode: "webhook" | "polling" | "relay" | "tap" | "read_only";
            app: string;
            /** @description Where a relay passes updates on to. */
            forward_url?: string;
            /** @description Whether Telegram has accepted how updates are to reach us. */
            connected: boolean;
            added_at: components["schemas"]["Instant"];
        };
        RelayFigures: {
            /** @description Updates that the bot has not taken yet. */
            waiting: number;
            /** @description Updates that it did not take for a day. */
            undeliverable: number;
            /** @description Why the first one waits. */
            problem?: string;
            /** @description How long the bot took, over its newest 200 answers. */
            answer_ms?: {
                p50: number;
                p95: number;
                last: number;
            };
        };
        BotDetails: {
            id: string;
            telegram_id: string;
            username: string;
            name: string;
            /** @enum {string} */
            mode: "webhook" | "polling" | "relay" | "tap" | "read_only";
            app: string;
            /** @description Where a relay passes updates on to. */
            forward_url?: string;
            /** @description Whether Telegram has accepted how updates are to reach us. */
            connected: boolean;
            added_at: components["schemas"]["Instant"];
            relay?: components["schemas"]["RelayFigures"];
        };
        BotList: {
            bots: components["schemas"]["Bot"][];
        };
        AnalyticsProducts: {
            products: {
                product?: string;
                gross: components["schemas"]["Amount"];
                refunded: components["schemas"]["Amount"];
                net: components["schemas"]["Amount"];
                payments: number;
                refunds: number;
                refund_rate: components["schemas"]["Share"];
                payers: number;
            }[];
        };
        AnalyticsFeatures: {
            features: {
                feature: string;
                customers: number;
                uses: number;
                quantity: components["schemas"]["Digits"];
                credit_type: string;
                credits: components["schemas"]["Digits"];
                revenue: components["schemas"]["Amount"][];
                costs: components["schemas"]["Amount"][];
                margins: {
                    revenue: components["schemas"]["Amount"];
                    cost: components["schemas"]["Amount"];
                    margin: components["schemas"]["Amount"];
                }[];
            }[];
        };
        AnalyticsCohorts: {
            cohorts: {
                month: components["schemas"]["Instant"];
                customers: number;
                months: {
                    month: number;
                    active: number;
                    paying: number;
                    net: components["schemas"]["Amount"];
                }[];
            }[];
        };
        AnalyticsCustomers: {
            customers: {
                customer: string;
                gross: components["schemas"]["Amount"];
                refunded: components["schemas"]["Amount"];
                net: components["schemas"]["Amount"];
                payments: number;
            }[];
        };
        CreditType: {
            code: string;
            title: string;
            /** @description Decimals that are kept: with 1, a credit can be split into tenths. */
            scale: number;
            created_at: components["schemas"]["Instant"];
            changed_at: components["schemas"]["Instant"];
        };
        CreditTypeList: {
            credit_types: components["schemas"]["CreditType"][];
        };
        Subscription: {
            id: string;
            customer: string;
            product: string;
            /** @description Of the product, as it was sold: renewals keep it. */
            version: number;
            price: components["schemas"]["Amount"];
            /**
             * @description pending: not paid yet. active: paid. canceled: paid, and will not be renewed. past_due: what was paid is over, the grace runs. ended: access is over.
             * @enum {string}
             */
            state: "pending" | "active" | "canceled" | "past_due" | "ended";
            /** @description Whether it will be charged again, as far as is known. */
            renews: boolean;
            /** @description Whether the last renewal is known to have failed. */
            failed: boolean;
            paid_until?: components["schemas"]["Instant"];
            access_until?: components["schemas"]["Instant"];
            first_charge?: string;
            /**
             * @description What Telegram is being asked for.
             * @enum {string}
             */
            asking?: "stop" | "resume";
            /** @description Why Telegram has not done it. */
            problem?: string;
            replaces?: string;
            replaced_by?: string;
            payable_from?: components["schemas"]["Instant"];
            requested_at: components["schemas"]["Instant"];
            /** @description Oldest first. */
            periods: {
                payment: string;
                charge: string;
                from: components["schemas"]["Instant"];
                /** @description Until when it is paid. */
                until: components["schemas"]["Instant"];
                /** @description `until` and the grace. */
                access_until: components["schemas"]["Instant"];
                /** @enum {string} */
                status: "settled" | "fulfilled" | "refunded";
            }[];
        };
        TimelineEntry: {
            at: components["schemas"]["Instant"];
            /** @enum {string} */
            kind: "purchase" | "grant" | "use" | "reservation" | "commit" | "release" | "expiry" | "refund" | "refund_decision" | "debt_forgiven" | "payment" | "refusal" | "note" | "entitlement_override" | "quota_override" | "subscription" | "refill";
            transfer?: string;
            credit_type?: string;
            /** @description Change of what the customer can spend. */
            available: components["schemas"]["Digits"];
            /** @description Change of what is set aside. */
            reserved: components["schemas"]["Digits"];
            /** @description Change of what the customer owes. */
            debt: components["schemas"]["Digits"];
            /** @description What the customer could spend after it; only in a timeline of all kinds. */
            balance?: components["schemas"]["Digits"];
            lots: {
                /** @description Not given for use under a pass. */
                grant?: string;
                /** @description The payment that bought the lot. */
                payment?: string;
                amount: components["schemas"]["Digits"];
            }[];
            feature?: string;
            reservation?: string;
            payment?: string;
            product?: string;
            category?: string;
            /** @description Why: the words of who did it, or the reason of a no. */
            reason?: string;
            /** @description Who: an API key, or the rule that did it. */
            actor?: string;
            /**
             * @description What became of the payment.
             * @enum {string}
             */
            step?: "requested" | "expired" | "received" | "unmatched" | "refund_requested";
            /** @description Of the payment. */
            amount?: components["schemas"]["Amount"];
            /** @description What is wrong with the payment, as it is known now. */
            problem?: string;
            /** @description Of a refund, or of the decision about it. */
            policy?: string;
            /** @description How many noes in that minute; the last of them at `until`. */
            count?: components["schemas"]["Digits"];
            until?: components["schemas"]["Instant"];
            note?: string;
            /** @description What the note says. */
            text?: string;
            /** @description What else was recorded; differs by kind. */
            details?: {
                [key: string]: unknown;
            };
        };
        /** @description What a customer has of one credit type. */
        CreditState: {
            credit_type: string;
            available: components["schemas"]["Digits"];
            reserved: components["schemas"]["Digits"];
            debt: components["schemas"]["Digits"];
        };
        Entitlement: {
            id: string;
            feature: string;
            starts_at: components["schemas"]["Instant"];
            /** @description For ever, when not given. */
            ends_at?: components["schemas"]["Instant"];
            payment?: string;
            /** @description Who gave it, when no payment did. */
            actor?: string;
            reason?: string;
        };
        CustomerState: {
            customer: string;
            credits: components["schemas"]["CreditState"][];
            entitlements: components["schemas"]["Entitlement"][];
            /** @description Those that were paid at least once, newest first. */
            subscriptions: components["schemas"]["Subscription"][];
            as_of: components["schemas"]["Instant"];
        };
        /** @description A lot of credits: `granted` is the sum of where its credits are. */
        Grant: {
            id: string;
            credit_type: string;
            /** @enum {string} */
            category: "promo" | "trial" | "compensation" | "paid";
            priority: number;
            /** @enum {string} */
            status: "live" | "used" | "expired" | "revoked";
            granted: components["schemas"]["Digits"];
            available: components["schemas"]["Digits"];
            reserved: components["schemas"]["Digits"];
            spent: components["schemas"]["Digits"];
            expired: components["schemas"]["Digits"];
            revoked: components["schemas"]["Digits"];
            /** @description Carried over to another lot. */
            rolled_over: components["schemas"]["Digits"];
            starts_at: components["schemas"]["Instant"];
            expires_at?: components["schemas"]["Instant"];
            payment?: string;
            reason?: string;
            /** @description The lot that these credits were carried over from. */
            rolled_from?: string;
            once_key?: string;
        };
        /** @description `opening` plus every movement is `closing`, to the unit. */
        CreditStatement: {
            credit_type: string;
            opening: components["schemas"]["Digits"];
            closing: components["schemas"]["Digits"];
            movements: components["schemas"]["TimelineEntry"][];
        };
        GrantList: {
            grants: components["schemas"]["Grant"][];
            /** @description Where the next page begins; not given on the last page. */
            cursor?: string;
        };
        Statement: {
            customer: string;
            from: components["schemas"]["Instant"];
            to: components["schemas"]["Instant"];
            as_of: components["schemas"]["Instant"];
            statements: components["schemas"]["CreditStatement"][];
        };
        /** @description Why this item was refused; its neighbours were not disturbed. */
        ItemProblem: {
            /** @enum {string} */
            code: "invalid_request" | "invalid_amount" | "payload_too_large" | "idempotency_key_required" | "idempotency_conflict" | "unauthenticated" | "key_expired" | "key_revoked" | "address_not_allowed" | "scope_missing" | "rate_limited" | "overloaded" | "not_found" | "unknown_account" | "unknown_feature" | "unknown_product" | "wrong_asset" | "insufficient_funds" | "above_ceiling" | "amount_overflow" | "hold_not_open" | "already_decided" | "already_exists" | "already_granted" | "already_bought" | "not_for_sale" | "scale_fixed" | "reservation_not_open" | "above_reservation" | "payment_not_refundable" | "subscription_not_running" | "payment_not_matchable" | "refund_in_progress" | "policy_unavailable" | "finding_not_open" | "action_unavailable" | "feature_not_metered" | "url_not_allowed" | "webhook_disabled" | "webhook_limit_reached" | "bot_token_invalid" | "gateway_refused" | "gateway_unavailable" | "signature_invalid" | "unknown_route" | "method_not_allowed" | "unsupported_media_type" | "malformed_http" | "request_timeout" | "headers_too_large" | "internal_error";
            detail: string;
        };
        /** @description A span of time in whole seconds. */
        Seconds: number;
        Window: {
            /** @enum {string} */
            kind: "calendar" | "sliding" | "anniversary";
            /** @enum {string} */
            period?: "hour" | "day" | "week" | "month" | "year";
            zone?: string;
            week_start?: number;
            every?: number;
            seconds?: number;
            since?: string | {
                product: string;
            };
        };
        PlanLimit: {
            product?: string;
            feature?: string;
            limit: components["schemas"]["Digits"];
        };
        QuotaState: {
            quota: string;
            /** @description Not given when there is none for this customer. */
            limit?: components["schemas"]["Digits"];
            used: components["schemas"]["Digits"];
            remaining?: components["schemas"]["Digits"];
            /** @description When something of it comes back. */
            resets_at?: components["schemas"]["Instant"];
        };
        /**
         * @description Why the answer is no: a no is an answer, not an error.
         * @enum {string}
         */
        NoReason: "insufficient_credits" | "no_entitlement" | "blocked" | "quota_exceeded" | "concurrency_exceeded";
        CheckAnswer: {
            allowed: boolean;
            reason?: components["schemas"]["NoReason"];
            /** @description What the customer can spend now, in the credit type of the feature. */
            remaining: components["schemas"]["Digits"];
            /** @description Credits the customer owes; not given when none. */
            debt?: components["schemas"]["Digits"];
            /** @description The quota that says no. */
            quota?: string;
            /** @description When it has room; not given when waiting does not help. */
            resets_at?: components["schemas"]["Instant"];
            /** @description Every quota of the feature with a limit for this customer. */
            quotas?: components["schemas"]["QuotaState"][];
        };
        ConsumeAnswer: {
            allowed: boolean;
            reason?: components["schemas"]["NoReason"];
            /** @description What the customer can spend now, in the credit type of the feature. */
            remaining: components["schemas"]["Digits"];
            /** @description Credits the customer owes; only when blocked. */
            debt?: components["schemas"]["Digits"];
            /** @description The quota that says no. */
            quota?: string;
            /** @description When it has room; not given when waiting does not help. */
            resets_at?: components["schemas"]["Instant"];
            /** @description The transfer's number in your book; only when allowed. */
            transfer?: string;
        };
        ConsumeBatchAnswer: {
            results: (components["schemas"]["ConsumeAnswer"] | {
                problem: components["schemas"]["ItemProblem"];
            })[];
        };
        Explanation: {
            customer: string;
            feature: string;
            quantity: components["schemas"]["Digits"];
            at: components["schemas"]["Instant"];
            allowed: boolean;
            /**
             * @description Which rule decided: the first that had something to say.
             * @enum {string}
             */
            rule: "block" | "quota" | "entitlement" | "credits";
            reason?: components["schemas"]["NoReason"];
            /** @description The quota that says no. */
            quota?: string;
            /** @description When it has room; not given when waiting does not help. */
            resets_at?: components["schemas"]["Instant"];
            credit_type?: string;
            /** @description What the use costs without an entitlement, by the terms of today. */
            cost?: components["schemas"]["Digits"];
            /** @description Lots that could be spent, in the order in which they are burnt. */
            lots: {
                id: string;
                credit_type: string;
                /** @enum {string} */
                category: "promo" | "trial" | "compensation" | "paid";
                priority: number;
                /** @enum {string} */
                status: "live" | "used" | "expired" | "revoked";
                granted: components["schemas"]["Digits"];
                available: components["schemas"]["Digits"];
                reserved: components["schemas"]["Digits"];
                spent: components["schemas"]["Digits"];
                expired: components["schemas"]["Digits"];
                revoked: components["schemas"]["Digits"];
                /** @description Carried over to another lot. */
                rolled_over: components["schemas"]["Digits"];
                starts_at: components["schemas"]["Instant"];
                expires_at?: components["schemas"]["Instant"];
                payment?: string;
                reason?: string;
                /** @description The lot that these credits were carried over from. */
                rolled_from?: string;
                once_key?: string;
                /** @description What this use would have taken from the lot. */
                takes: components["schemas"]["Digits"];
            }[];
            entitlements: components["schemas"]["Entitlement"][];
            credits: components["schemas"]["CreditState"][];
            /** @description Debts of refunds that refused everything. */
            blocks: {
                credit_type: string;
                payment: string;
                since: components["schemas"]["Instant"];
            }[];
        };
        CreditSummary: {
            credit_type: string;
            available: components["schemas"]["Digits"];
            reserved: components["schemas"]["Digits"];
            debt: components["schemas"]["Digits"];
            next_expiry?: {
                at: components["schemas"]["Instant"];
                amount: components["schemas"]["Digits"];
            };
        };
        CustomerSummary: {
            customer: string;
            as_of: components["schemas"]["Instant"];
            credits: components["schemas"]["CreditSummary"][];
            entitlements: components["schemas"]["Entitlement"][];
            /** @description Those that were paid at least once, newest first. */
            subscriptions: components["schemas"]["Subscription"][];
            /** @description A refund left a debt, and everything is refused until it is settled. */
            blocked: boolean;
            /** @description The last ten things that happened, newest first. */
            entries: {
                /** @description The sentence to show, such as `timeline.use`. */
                key: string;
                /** @description What goes into the sentence. */
                entry: components["schemas"]["TimelineEntry"];
            }[];
        };
        Feature: {
            code: string;
            /** @enum {string} */
            kind: "metered" | "boolean";
            app: string;
            credit_type?: string;
            credit_cost?: components["schemas"]["Digits"];
            /**
             * @description What a commit above its reservation does.
             * @enum {string}
             */
            overrun?: "refuse" | "partial" | "debt";
            free?: {
                quantity: components["schemas"]["Digits"];
                window: components["schemas"]["Window"];
            };
            steps?: {
                window: components["schemas"]["Window"];
                steps: {
                    from: components["schemas"]["Digits"];
                    credit_cost: components["schemas"]["Digits"];
                }[];
            };
        };
        FeatureList: {
            features: components["schemas"]["Feature"][];
        };
        GrantAnswer: {
            grant: string;
            /** @description What the customer can spend now, in the credit type of the feature. */
            remaining: components["schemas"]["Digits"];
        };
        GrantBatchAnswer: {
            results: (components["schemas"]["GrantAnswer"] | {
                problem: components["schemas"]["ItemProblem"];
            })[];
        };
        InvoiceAnswer: {
            /** @description Send it to the customer, or open it in a Mini App. */
            link: string;
            /** @description The payment that the invoice asks for. */
            payment: string;
        };
        RollOverTold: {
            cap: components["schemas"]["Digits"];
            expires_in?: components["schemas"]["Seconds"];
        };
        Product: {
            code: string;
            /** @description A change makes the next version; what was sold keeps its own. */
            version: number;
            /** @enum {string} */
            kind: "credit_pack" | "pass" | "subscription";
            title: string;
            description: string;
            price: components["schemas"]["Amount"];
            grants: {
                credit_type: string;
                amount: components["schemas"]["Digits"];
                expires_in?: components["schemas"]["Seconds"];
                priority?: number;
                roll_over?: components["schemas"]["RollOverTold"];
            }[];
            entitlements: {
                feature: string;
                duration?: components["schemas"]["Seconds"];
            }[];
            /**
             * @description What a refund does about what was bought: `void_remaining` takes what is left, `debt` lets what was spent be owed, `block` also refuses everything until that is settled, `forgive` takes nothing, `ask` takes what is left and lets you decide.
             * @enum {string}
             */
            refund_policy: "void_remaining" | "debt" | "block" | "forgive" | "ask";
            /** @description Seconds. */
            grace?: number;
            once_per_customer: boolean;
            active: boolean;
            available_from?: components["schemas"]["Instant"];
            available_until?: components["schemas"]["Instant"];
            created_at: components["schemas"]["Instant"];
        };
        ProductVersions: {
            versions: components["schemas"]["Product"][];
        };
        ProductList: {
            products: components["schemas"]["Product"][];
        };
        Payment: {
            id: string;
            /** @enum {string} */
            status: "requested" | "expired" | "settled" | "unmatched" | "fulfilled" | "refunded";
            gateway: string;
            /** @description The bot, shop or wallet that received it. */
            connection: string;
            app: string;
            purpose?: string;
            customer?: string;
            product?: string;
            title: string;
            description: string;
            /** @description What was asked for. */
            amount: components["schemas"]["Amount"];
            /** @description What came in. */
            paid?: components["schemas"]["Amount"];
            /** @description The gateway's name of the charge. */
            charge?: string;
            /** @description Who paid, by the gateway's id. */
            payer?: string;
            link?: string;
            /** @description Why it waits, in a sentence. */
            problem?: string;
            requested_at: components["schemas"]["Instant"];
            expires_at?: components["schemas"]["Instant"];
            settled_at?: components["schemas"]["Instant"];
            fulfilled_at?: components["schemas"]["Instant"];
            refunded_at?: components["schemas"]["Instant"];
        };
        Refund: {
            refund: string;
            payment: string;
            /** @enum {string} */
            status: "requested" | "sending" | "unknown" | "done" | "refused";
            policy?: string;
            /** @enum {string} */
            origin: "request" | "platform" | "gateway";
            problem?: string;
            requested_at: components["schemas"]["Instant"];
            done_at?: components["schemas"]["Instant"];
        };
        /** @description What the refund would do now, to the unit. */
        RefundPreview: {
            /** @constant */
            dry_run: true;
            payment: string;
            policy: string;
            credit_type: string;
            granted: components["schemas"]["Digits"];
            spent: components["schemas"]["Digits"];
            reserved: components["schemas"]["Digits"];
            expired: components["schemas"]["Digits"];
            /** @description What the refund takes back. */
            removable: components["schemas"]["Digits"];
            /** @description What stays spendable: under `forgive`, all that is left. */
            kept: components["schemas"]["Digits"];
            /** @description What the customer then owes. */
            debt: components["schemas"]["Digits"];
            credit_types: {
                credit_type: string;
                granted: components["schemas"]["Digits"];
                spent: components["schemas"]["Digits"];
                reserved: components["schemas"]["Digits"];
                expired: components["schemas"]["Digits"];
                /** @description What the refund takes back. */
                removable: components["schemas"]["Digits"];
                /** @description What stays spendable: under `forgive`, all that is left. */
                kept: components["schemas"]["Digits"];
                /** @description What the customer then owes. */
                debt: components["schemas"]["Digits"];
            }[];
            /** @description Features whose access ends. */
            entitlements: string[];
            /** @description Whether the customer is refused everything until the debt is settled. */
            blocks: boolean;
        };
        PaymentList: {
            payments: components["schemas"]["Payment"][];
            /** @description Where the next page begins; not given on the last page. */
            cursor?: string;
        };
        PaymentWithRefunds: {
            id: string;
            /** @enum {string} */
            status: "requested" | "expired" | "settled" | "unmatched" | "fulfilled" | "refunded";
            gateway: string;
            /** @description The bot, shop or wallet that received it. */
            connection: string;
            app: string;
            purpose?: string;
            customer?: string;
            product?: string;
            title: string;
            description: string;
            /** @description What was asked for. */
            amount: components["schemas"]["Amount"];
            /** @description What came in. */
            paid?: components["schemas"]["Amount"];
            /** @description The gateway's name of the charge. */
            charge?: string;
            /** @description Who paid, by the gateway's id. */
            payer?: string;
            link?: string;
            /** @description Why it waits, in a sentence. */
            problem?: string;
            requested_at: components["schemas"]["Instant"];
            expires_at?: components["schemas"]["Instant"];
            settled_at?: components["schemas"]["Instant"];
            fulfilled_at?: components["schemas"]["Instant"];
            refunded_at?: components["schemas"]["Instant"];
            refunds: components["schemas"]["Refund"][];
        };
        PayloadRule: {
            code: string;
            priority: number;
            /** @description Only payments to this bot; to any, when not given. */
            bot?: string;
            payload?: string;
            /** @description `true`: only payments that repeat by themselves; `false`: only those that do not. */
            subscription?: boolean;
            /** @description What was bought. */
            product?: string;
            callback_url?: string;
            amount?: components["schemas"]["Amount"];
            /**
             * @description `product`: another sum than the product's price stays unmatched. `any`: whatever came is its price.
             * @enum {string}
             */
            price: "product" | "any";
            /**
             * @description `payer`: the Telegram number of the one who paid. `from_payload`: what `{customer}` in the payload names.
             * @enum {string}
             */
            customer: "payer" | "from_payload";
            changed_at: components["schemas"]["Instant"];
        };
        PayloadRuleMade: {
            code: string;
            priority: number;
            /** @description Only payments to this bot; to any, when not given. */
            bot?: string;
            payload?: string;
            /** @description `true`: only payments that repeat by themselves; `false`: only those that do not. */
            subscription?: boolean;
            /** @description What was bought. */
            product?: string;
            callback_url?: string;
            amount?: components["schemas"]["Amount"];
            /**
             * @description `product`: another sum than the product's price stays unmatched. `any`: whatever came is its price.
             * @enum {string}
             */
            price: "product" | "any";
            /**
             * @description `payer`: the Telegram number of the one who paid. `from_payload`: what `{customer}` in the payload names.
             * @enum {string}
             */
            customer: "payer" | "from_payload";
            changed_at: components["schemas"]["Instant"];
            /** @description What the questions are signed with. Shown when it was made, and never again. */
            callback_secret?: string;
        };
        PayloadRuleList: {
            rules: components["schemas"]["PayloadRule"][];
        };
        ReconciliationTally: {
            agreed: number;
            /** @description They were missing here, and are here now. */
            healed: number;
            /** @description From before the bot was added: booked, and not fulfilled. */
            history: number;
            different: number;
            /** @description Told now, and not on the books yet. */
            waiting: number;
            /** @description With us, and not on the list. */
            unknown: number;
        };
        Reconciliation: {
            reconciliation: string;
            /** @enum {string} */
            status: "running" | "finished";
            /** @description The bot, shop or wallet whose list it is. */
            connection: string;
            /** @description Whether the whole list was read, and not only its end. */
            full: boolean;
            rows_read: number;
            /** @description Why it waits, in a sentence. */
            problem?: string;
            payments?: components["schemas"]["ReconciliationTally"];
            refunds?: components["schemas"]["ReconciliationTally"];
            /** @description Rows of other kinds, by kind: they are booked as such. */
            other?: {
                [key: string]: number;
            };
            /** @description How many findings of this connection are open. */
            findings?: number;
            /** @description Not there when the account never stood still for long enough. */
            balance?: {
                telegram: components["schemas"]["Amount"];
                books: components["schemas"]["Amount"];
                difference: components["schemas"]["Amount"];
            };
            /** @description What came in more than 21 days ago, less what went out. */
            available?: components["schemas"]["Amount"];
            /** @description What Telegram may hold still: younger than 21 days. */
            held?: components["schemas"]["Amount"];
            started_at: components["schemas"]["Instant"];
            finished_at?: components["schemas"]["Instant"];
        };
        Finding: {
            finding: string;
            /** @enum {string} */
            kind: "unmatched_payment" | "payment_differs" | "refund_differs" | "not_applied" | "unknown_payment" | "unknown_refund" | "strange_row" | "negative_funds" | "funds_differ";
            /** @enum {string} */
            status: "open" | "resolved" | "ignored" | "settled_itself";
            connection: string;
            /** @description What it is about: `in:<charge>`, `out:<charge>`, or the `account`. */
            subject: string;
            payment?: string;
            /** @description What can be done about it now. */
            actions: ("grant" | "refund" | "accept" | "ignore")[];
            details: {
                [key: string]: unknown;
            };
            /** @description By how much the books would have to hold more to agree with Telegram. */
            difference?: components["schemas"]["Amount"];
            /** @description The run that found it as it is. */
            reconciliation: string;
            found_at: components["schemas"]["Instant"];
            closed_at?: components["schemas"]["Instant"];
            /** @enum {string} */
            action?: "grant" | "refund" | "accept" | "ignore";
            actor?: string;
            reason?: string;
        };
        StarListRow: {
            id: string;
            /** @enum {string} */
            direction: "in" | "out";
            kind: string;
            /** @description What it is about, in Telegram's words. */
            partner: string;
            amount: components["schemas"]["Amount"];
            /** @description Of a withdrawal: `pending`, `succeeded` or `failed`. */
            state?: string;
            /** @description What comparing it came to. */
            verdict?: string;
            occurred_at: components["schemas"]["Instant"];
            /** @description Until then Telegram may hold it. */
            available_at: components["schemas"]["Instant"];
            held: boolean;
        };
        ReconciliationList: {
            reconciliations: components["schemas"]["Reconciliation"][];
            /** @description Where the next page begins; not given on the last page. */
            cursor?: string;
        };
        FindingList: {
            findings: components["schemas"]["Finding"][];
            /** @description Where the next page begins; not given on the last page. */
            cursor?: string;
        };
        StarList: {
            rows: components["schemas"]["StarListRow"][];
            /** @description Where the next page begins; not given on the last page. */
            cursor?: string;
        };
        Quota: {
            code: string;
            features: string[];
            /** @enum {string} */
            scope: "customer" | "app";
            limit?: components["schemas"]["Digits"];
            plans: components["schemas"]["PlanLimit"][];
            window: components["schemas"]["Window"] | {
                /** @constant */
                kind: "concurrency";
            };
        };
        CustomerQuotas: {
            customer: string;
            quotas: components["schemas"]["QuotaState"][];
            as_of: components["schemas"]["Instant"];
        };
        QuotaList: {
            quotas: components["schemas"]["Quota"][];
        };
        QuotaRemoved: {
            code: string;
            /** @constant */
            removed: true;
        };
        /** @description A refund under the policy `ask`, and what was decided about it. */
        RefundDecision: {
            refund: string;
            payment: string;
            customer: string;
            asked_at: components["schemas"]["Instant"];
            decided_at?: components["schemas"]["Instant"];
            /** @enum {string} */
            policy?: "void_remaining" | "debt" | "block" | "forgive";
            /** @description Who decided: an API key, or `asterism` when nobody did in time. */
            actor?: string;
            reason?: string;
        };
        RefundDecisionList: {
            decisions: components["schemas"]["RefundDecision"][];
            /** @description Where the next page begins; not given on the last page. */
            cursor?: string;
        };
        ForgivenDebt: {
            forgiven: components["schemas"]["Digits"];
            /** @description What is still owed. */
            debt: components["schemas"]["Digits"];
        };
        Refill: {
            code: string;
            /** @enum {string} */
            kind: "scheduled" | "low_balance";
            credit_type: string;
            active: boolean;
            amount?: components["schemas"]["Digits"];
            mode?: string;
            category?: string;
            expires_in?: "period" | components["schemas"]["Seconds"];
            roll_over?: components["schemas"]["RollOverTold"];
            /** @enum {string} */
            every?: "day" | "week" | "month";
            by?: string;
            zone?: string;
            to?: string;
            feature?: string;
            customers?: string[];
            threshold?: components["schemas"]["Digits"];
            product?: string;
            bot?: string;
            cap?: {
                times: number;
                /** @enum {string} */
                per: "day" | "week" | "month";
            };
            cool_down?: components["schemas"]["Seconds"];
            language?: string;
            created_at: components["schemas"]["Instant"];
            changed_at: components["schemas"]["Instant"];
        };
        RefillOffer: {
            id: string;
            customer: string;
            /** @description What was left when the threshold was crossed. */
            remaining: components["schemas"]["Digits"];
            /** @enum {string} */
            status: "pending" | "sending" | "sent" | "blocked" | "refused" | "unknown" | "told" | "skipped";
            payment?: string;
            problem?: string;
            crossed_at: components["schemas"]["Instant"];
            changed_at: components["schemas"]["Instant"];
        };
        RefillList: {
            refills: components["schemas"]["Refill"][];
        };
        RefillOfferList: {
            offers: components["schemas"]["RefillOffer"][];
        };
        ReserveAnswer: {
            allowed: boolean;
            reason?: components["schemas"]["NoReason"];
            reservation?: string;
            expires_at?: components["schemas"]["Instant"];
            /** @description What the customer can spend now, in the credit type of the feature. */
            remaining: components["schemas"]["Digits"];
            /** @description Credits the customer owes; only when blocked. */
            debt?: components["schemas"]["Digits"];
            /** @description The quota that says no. */
            quota?: string;
            /** @description When it has room; not given when waiting does not help. */
            resets_at?: components["schemas"]["Instant"];
        };
        Reservation: {
            reservation: string;
            /** @enum {string} */
            status: "open" | "committed" | "released" | "expired";
            expires_at: components["schemas"]["Instant"];
            /** @description Credits taken. */
            committed: components["schemas"]["Digits"];
            /** @description Credits given back to the lots they came from. */
            returned: components["schemas"]["Digits"];
            /** @description What the customer can spend now, in the credit type of the feature. */
            remaining: components["schemas"]["Digits"];
            /** @description What this commit added to the customer’s debt. */
            debt?: components["schemas"]["Digits"];
        };
        ChangeAnswer: {
            /** @description The new one: it replaces the old one in the moment it is paid. */
            subscription: string;
            payment: string;
            link: string;
            /** @enum {string} */
            at: "now" | "period_end";
            /** @description From when on the link can be paid. */
            payable_from?: components["schemas"]["Instant"];
        };
        SubscriptionList: {
            subscriptions: components["schemas"]["Subscription"][];
            /** @description Where the next page begins; not given on the last page. */
            cursor?: string;
        };
        Note: {
            note: string;
            customer: string;
            payment?: string;
            text: string;
            /** @description The API key it was written with. */
            author: string;
            at: components["schemas"]["Instant"];
        };
        Timeline: {
            entries: components["schemas"]["TimelineEntry"][];
            /** @description Where the next page begins; not given on the last page. */
            cursor?: string;
        };
        NoteList: {
            notes: components["schemas"]["Note"][];
            /** @description Where the next page begins; not given on the last page. */
            cursor?: string;
        };
        UnitCost: {
            feature: string;
            since: components["schemas"]["Instant"];
            cost: components["schemas"]["Amount"];
        };
        StarValue: {
            since: components["schemas"]["Instant"];
            value: components["schemas"]["Amount"];
        };
        UnitCostList: {
            unit_costs: components["schemas"]["UnitCost"][];
        };
        StarValueList: {
            star_values: components["schemas"]["StarValue"][];
        };
        Webhook: {
            id: string;
            url: string;
            events: string[];
            description: string;
            /** @enum {string} */
            status: "enabled" | "disabled";
            /** @description Why the platform disabled it. */
            problem?: string;
            /** @description Since when every try has failed. */
            failing_since?: components["schemas"]["Instant"];
            /** @description Until when the secret before the last one signs as well. */
            previous_secret_until?: components["schemas"]["Instant"];
            made_at: components["schemas"]["Instant"];
            changed_at: components["schemas"]["Instant"];
        };
        WebhookAttempt: {
            at: components["schemas"]["Instant"];
            duration_ms: number;
            /** @description The status of the answer, if there was one. */
            status?: number;
            /** @description How its body began. */
            response?: string;
            /** @description Why there was no answer. */
            error?: string;
        };
        WebhookDelivery: {
            id: string;
            /** @description The `webhook-id` of every try and replay. */
            event: string;
            type: string;
            customer?: string;
            /**
             * @description `dead`: given up after three days. Replay it.
             * @enum {string}
             */
            status: "pending" | "delivered" | "dead";
            tries: number;
            /** @description The newest twenty tries, oldest first. */
            attempts: components["schemas"]["WebhookAttempt"][];
            occurred_at: components["schemas"]["Instant"];
            /** @description What is told. */
            data: {
                [key: string]: unknown;
            };
            queued_at: components["schemas"]["Instant"];
            done_at?: components["schemas"]["Instant"];
            /** @description Not given while another event of the same customer goes first. */
            next_try_at?: components["schemas"]["Instant"];
        };
        WebhookDeliveryList: {
            deliveries: components["schemas"]["WebhookDelivery"][];
            /** @description Where the next page begins; not given on the last page. */
            cursor?: string;
        };
        WebhookReplayAnswer: {
            /** @description How many events were put in line again. */
            queued: number;
        };
        WebhookAdded: {
            id: string;
            /** @description Shown this once. Keep it where your receiver reads it. */
            secret: string;
        };
        WebhookRotated: {
            id: string;
            /** @description Shown this once. Keep it where your receiver reads it. */
            secret: string;
            previous_until: components["schemas"]["Instant"];
        };
        WebhookDeleted: {
            id: string;
            /** @constant */
            deleted: true;
        };
        WebhookList: {
            webhooks: components["schemas"]["Webhook"][];
        };
        WebhookTested: {
            event: string;
        };
        FieldFault: {
            /** @description Where in the request: `quantity`, `items.3.customer`, `query.limit`. */
            path: string;
            /** @description What was wrong with it and how to mend it. */
            message: string;
        };
        /** @description Every answer that is not a success (RFC 9457). */
        Problem: {
            /** @description A URN that ends in the code. */
            type: string;
            /** @description What the code means, the same for every request. */
            title: string;
            /** @description The HTTP status again. */
            status: number;
            /**
             * @description Stable: write programs against it.
             * @enum {string}
             */
            code: "invalid_request" | "invalid_amount" | "payload_too_large" | "idempotency_key_required" | "idempotency_conflict" | "unauthenticated" | "key_expired" | "key_revoked" | "address_not_allowed" | "scope_missing" | "rate_limited" | "overloaded" | "not_found" | "unknown_account" | "unknown_feature" | "unknown_product" | "wrong_asset" | "insufficient_funds" | "above_ceiling" | "amount_overflow" | "hold_not_open" | "already_decided" | "already_exists" | "already_granted" | "already_bought" | "not_for_sale" | "scale_fixed" | "reservation_not_open" | "above_reservation" | "payment_not_refundable" | "subscription_not_running" | "payment_not_matchable" | "refund_in_progress" | "policy_unavailable" | "finding_not_open" | "action_unavailable" | "feature_not_metered" | "url_not_allowed" | "webhook_disabled" | "webhook_limit_reached" | "bot_token_invalid" | "gateway_refused" | "gateway_unavailable" | "signature_invalid" | "unknown_route" | "method_not_allowed" | "unsupported_media_type" | "malformed_http" | "request_timeout" | "headers_too_large" | "internal_error";
            /** @description What was wrong this time and how to mend it. */
            detail: string;
            /** @description The fields to mend, where there are such. */
            errors?: components["schemas"]["FieldFault"][];
            /** @description Facts for programs; differs by code. */
            details?: {
                [key: string]: unknown;
            };
            /** @description Names this request in our logs. */
            request_id: string;
        };
        /** @description An id as it was given to you. */
        AnyId: string;
        WebhookReplayRequest: {
            /** @description Announced at this instant or later … */
            from: components["schemas"]["InstantAsked"];
            /** @description … and before this one. */
            to: components["schemas"]["InstantAsked"];
            /** @description What the webhook wants to hear of, when not given. */
            types?: components["schemas"]["EventType"][];
        };
        /**
         * @description What happened.
         * @enum {string}
         */
        EventType: "payment.received" | "payment.fulfilled" | "payment.refunded" | "payment.unmatched" | "credits.granted" | "credits.low" | "credits.expired" | "entitlement.granted" | "entitlement.ended" | "subscription.started" | "subscription.renewed" | "subscription.canceled" | "subscription.reenabled" | "subscription.payment_failed" | "subscription.ended" | "subscription.changed" | "refund.requested" | "refund.decision_needed" | "reconciliation.finished" | "reconciliation.finding" | "bot.slow";
        /**
         * Format: date-time
         * @description An instant as in RFC 3339, with its offset.
         */
        InstantAsked: string;
        /** @description Your own name for the person; for a Telegram user, the numeric id as a string. */
        Customer: string;
        WebhookRotateRequest: {
            /** @description For how long the old secret signs as well; a day when not given, 7 days at most, 0 ends it at once. */
            overlap?: components["schemas"]["Duration"] | 0;
        };
        /** @description Seconds, or a number with a unit: `90s`, `15m`, `12h`, `30d`. */
        Duration: string | number;
        WebhookRequest: {
            /**
             * Format: uri
             * @description Where to post. https, and nothing inside a private network.
             */
            url: string;
            /** @description `["*"]` for everything, those that come later included. */
            events: ("*" | components["schemas"]["EventType"])[];
            description?: string;
        };
        /** @description One update of the Bot API, unchanged. */
        TelegramUpdate: {
            update_id: number;
        } & {
            [key: string]: unknown;
        };
        BotRequest: {
            token: string;
            /**
             * @description How updates reach us.
             * @enum {string}
             */
            mode: "webhook" | "polling" | "relay" | "tap" | "read_only";
            /** @description Whose income its payments are; `main` when not given. */
            app?: components["schemas"]["Code"];
            /**
             * Format: uri
             * @description For `relay`: where your bot takes updates; where its webhook is now, when not given.
             */
            forward_url?: string;
            /** @description For `relay`: what your bot expects in `X-Telegram-Bot-Api-Secret-Token`. */
            forward_secret?: string;
            /** @description When the bot leaves `relay`: whether its own webhook is put back; it is, when not given. */
            restore_webhook?: boolean;
        };
        /** @description A code of 1 to 48 letters, digits, `_`, `.` or `-`. */
        Code: string;
        StarValueRequest: {
            value: components["schemas"]["AmountAsked"];
            /** @description From this instant on; now, when not given. */
            since?: components["schemas"]["InstantAsked"];
        };
        /** @description An asset and how much of it. */
        AmountAsked: {
            asset: components["schemas"]["Asset"];
            amount: string | number;
        };
        UnitCostRequest: {
            cost: components["schemas"]["AmountAsked"];
            /** @description From this instant on; now, when not given. */
            since?: components["schemas"]["InstantAsked"];
        };
        AccessEndRequest: {
            entitlement: components["schemas"]["AnyId"];
            /** @description Why: kept in the audit log and shown in the customer’s timeline. */
            reason: string;
        };
        AccessRequest: {
            feature: components["schemas"]["Code"];
            /** @description For ever, when not given. */
            until?: components["schemas"]["InstantAsked"];
            /** @description Why: kept in the audit log and shown in the customer’s timeline. */
            reason: string;
        };
        /** @description A whole number above zero, as a decimal string. JSON integers are taken too. */
        Quantity: string | number;
        NoteRequest: {
            text: string;
            payment?: components["schemas"]["AnyId"];
        };
        /** @description Write kinds with commas between them: purchase, grant, use, reservation, commit, release, expiry, refund, refund_decision, debt_forgiven, payment, refusal, note, entitlement_override, quota_override, subscription, refill. */
        TimelineKinds: string;
        RefillRequest: components["schemas"]["ScheduledRefillRequest"] | components["schemas"]["LowBalanceRefillRequest"];
        LowBalanceRefillRequest: {
            /** @constant */
            kind: "low_balance";
            /** @default credits */
            credit_type?: components["schemas"]["Code"];
            /** @description Below it, an offer is made: once, until the balance was at or above it again. */
            threshold: components["schemas"]["Credits"];
            /** @description What is offered; without it only webhooks are told (`credits.low`). */
            product?: components["schemas"]["Code"];
            /** @description The bot that writes and sells; the only one there is, when not given. */
            bot?: components["schemas"]["AnyId"];
            /** @description At most so many offers. */
            cap?: {
                times: number;
                /** @enum {string} */
                per: "day" | "week" | "month";
            };
            cool_down?: components["schemas"]["Duration"];
            /**
             * @description For people whose language is not known.
             * @default en
             * @enum {string}
             */
            language?: "en" | "ru";
            /**
             * @description False stops it; what was given stays.
             * @default true
             */
            active?: boolean;
        };
        /** @description Credits as a decimal string, with at most the decimals of their type. JSON integers are taken too. */
        Credits: string;
        ScheduledRefillRequest: {
            /** @constant */
            kind: "scheduled";
            /** @default credits */
            credit_type?: components["schemas"]["Code"];
            amount: components["schemas"]["Credits"];
            /**
             * @description `fill_to` gives only what is missing to the amount.
             * @default add
             * @enum {string}
             */
            mode?: "add" | "fill_to";
            /**
             * @default promo
             * @enum {string}
             */
            category?: "promo" | "trial" | "compensation" | "paid";
            /** @description From the beginning of the period; `period` ends with it. Never, when not given. */
            expires_in?: "period" | components["schemas"]["Duration"];
            /** @description What is left when the next refill comes is carried over. */
            roll_over?: components["schemas"]["RollOver"];
            /** @enum {string} */
            every: "day" | "week" | "month";
            /**
             * @default calendar
             * @enum {string}
             */
            by?: "calendar" | "anniversary";
            /**
             * @description A time zone such as `Europe/Madrid`.
             * @default UTC
             */
            zone?: string;
            /**
             * @default all
             * @enum {string}
             */
            to?: "all" | "entitled" | "named";
            /** @description With `to: entitled`: those who have access to it. */
            feature?: components["schemas"]["Code"];
            /** @description With `to: named`. */
            customers?: components["schemas"]["Customer"][];
            /**
             * @description False stops it; what was given stays.
             * @default true
             */
            active?: boolean;
        };
        RollOver: {
            /** @description Carried over at most, what was carried over before and is still there included. */
            cap: components["schemas"]["Credits"];
            /** @description From the carrying over; never, when not given. */
            expires_in?: components["schemas"]["Duration"];
        };
        GrantBatchRequest: {
            items: {
                customer: components["schemas"]["Customer"];
                amount: components["schemas"]["Credits"];
                /** @description `credits` when not given. */
                credit_type?: components["schemas"]["Code"];
                /**
                 * @description `promo` when not given.
                 * @enum {string}
                 */
                category?: "promo" | "trial" | "compensation" | "paid";
                /** @description Lower is spent first; 50 when not given. */
                priority?: number;
                /** @description Never, when not given. */
                expires_at?: components["schemas"]["InstantAsked"];
                /** @description Why: shown in the customer’s timeline. */
                reason: string;
                /** @description The same customer is given credits under the same name once only. */
                once_key?: string;
                idempotency_key: string;
            }[];
        };
        GrantRequest: {
            customer: components["schemas"]["Customer"];
            amount: components["schemas"]["Credits"];
            /** @description `credits` when not given. */
            credit_type?: components["schemas"]["Code"];
            /**
             * @description `promo` when not given.
             * @enum {string}
             */
            category?: "promo" | "trial" | "compensation" | "paid";
            /** @description Lower is spent first; 50 when not given. */
            priority?: number;
            /** @description Never, when not given. */
            expires_at?: components["schemas"]["InstantAsked"];
            /** @description Why: shown in the customer’s timeline. */
            reason: string;
            /** @description The same customer is given credits under the same name once only. */
            once_key?: string;
        };
        ForgiveDebtRequest: {
            credit_type: components["schemas"]["Code"];
            /** @description All, when not given. */
            amount?: components["schemas"]["Quantity"];
            /** @description Shown in the customer’s timeline. */
            reason: string;
        };
        RefundDecisionRequest: {
            /** @enum {string} */
            policy: "void_remaining" | "debt" | "block" | "forgive";
            /** @description Shown in the customer’s timeline. */
            reason: string;
        };
        MatchRequest: {
            /** @description What it was for; as the rules say now, when not given. */
            product?: components["schemas"]["Code"];
            /** @description Who bought it; the one who paid, when not given. */
            customer?: components["schemas"]["Customer"];
            /**
             * @description `product`: another sum than the product's price stays unmatched. `any`: whatever came is its price.
             * @enum {string}
             */
            price?: "product" | "any";
        };
        PayloadRuleRequest: {
            /** @description Only payments to this bot; to any, when not given. */
            bot?: components["schemas"]["AnyId"];
            /** @description The whole payload: plain text, `*` for anything, `{customer}` for a customer; `\` before a plain `*`. */
            payload?: string;
            /** @description `true`: only payments that repeat by themselves; `false`: only those that do not. */
            subscription?: boolean;
            /** @description What was bought; or leave it to a callback. */
            product?: components["schemas"]["Code"];
            /**
             * Format: uri
             * @description Asked what was bought, over HTTPS and signed as Standard Webhooks are.
             */
            callback_url?: string;
            /** @description The lower is tried first; 100, when not given. */
            priority?: number;
            /** @description Exactly this sum. */
            amount?: components["schemas"]["AmountAsked"];
            /**
             * @description `product`: another sum than the product's price stays unmatched. `any`: whatever came is its price.
             * @enum {string}
             */
            price?: "product" | "any";
            /**
             * @description `payer`: the Telegram number of the one who paid. `from_payload`: what `{customer}` in the payload names.
             * @enum {string}
             */
            customer: "payer" | "from_payload";
            /** @description Make a new secret for the callback. */
            rotate_secret?: boolean;
        };
        FindingResolution: {
            /**
             * @description `grant`: give what the payment was for; `refund`: send it back; `accept`: book what Telegram shows; `ignore`: leave it.
             * @enum {string}
             */
            action: "grant" | "refund" | "accept" | "ignore";
            /** @description Why. Required by `accept` and `ignore`; kept with who did it. */
            reason?: string;
            /** @description For `grant`: who bought it; the one who paid, when not given. */
            customer?: components["schemas"]["Customer"];
            /** @description For `grant`. */
            product?: components["schemas"]["Code"];
        };
        ReconciliationRequest: {
            /** @description The bot, by our id or by Telegram's number. */
            bot?: components["schemas"]["AnyId"];
            /** @description The same, for any gateway. */
            connection?: components["schemas"]["AnyId"];
            /** @description Read the whole list again, and look up every payment in it. */
            full?: boolean;
            /** @description Fulfil also what was paid before the bot was added. Reads the whole list. */
            backfill?: boolean;
        };
        ChangeRequest: {
            product: components["schemas"]["Code"];
            /**
             * @description A dearer product `now`, any other at the `period_end`, when not given.
             * @enum {string}
             */
            at?: "now" | "period_end";
        };
        /** @description What is paid for is never cut short: refund the period for that. */
        CancelRequest: {
            /**
             * @default period_end
             * @constant
             */
            at?: "period_end";
        };
        RefundRequest: {
            /**
             * @description The policy of the product, when not given.
             * @enum {string}
             */
            policy?: "void_remaining" | "debt" | "block" | "forgive" | "ask";
            /** @description Of the period of a subscription that runs: leave the renewal as it is. Else it is stopped. */
            keep_subscription?: boolean;
            /** @description Only say what the refund would do. */
            dry_run?: boolean;
        };
        InvoiceRequest: {
            customer: components["schemas"]["Customer"];
            product: components["schemas"]["Code"];
            /** @description The bot that sells; the only one there is, when not given. */
            bot?: components["schemas"]["AnyId"];
        };
        ProductRequest: {
            /** @enum {string} */
            kind: "credit_pack" | "pass" | "subscription";
            /** @description Shown on the invoice; Telegram takes 32 characters. */
            title: string;
            /** @description Shown on the invoice; Telegram takes 255 characters. */
            description: string;
            /** @description Whole Stars: `{"asset": "XTR", "amount": "250"}`. */
            price: components["schemas"]["AmountAsked"];
            grants?: components["schemas"]["GrantLine"][];
            entitlements?: components["schemas"]["EntitlementLine"][];
            /**
             * @description What a refund does about what was bought: `void_remaining` takes what is left, `debt` lets what was spent be owed, `block` also refuses everything until that is settled, `forgive` takes nothing, `ask` takes what is left and lets you decide.
             * @default void_remaining
             * @enum {string}
             */
            refund_policy?: "void_remaining" | "debt" | "block" | "forgive" | "ask";
            /** @description Of a subscription: how long access goes on after what is paid for, so that a late renewal interrupts nothing. A day when not given, 0 for none, 30 days at most. */
            grace?: 0 | components["schemas"]["Duration"];
            /**
             * @description A customer buys it once and never again, refunded or not.
             * @default false
             */
            once_per_customer?: boolean;
            /**
             * @description False withdraws it from sale; what was sold runs on.
             * @default true
             */
            active?: boolean;
            available_from?: components["schemas"]["InstantAsked"];
            available_until?: components["schemas"]["InstantAsked"];
        };
        EntitlementLine: {
            feature: components["schemas"]["Code"];
            /** @description For ever, when not given. */
            duration?: components["schemas"]["Duration"];
        };
        GrantLine: {
            credit_type: components["schemas"]["Code"];
            amount: components["schemas"]["Credits"];
            /** @description From the purchase; never, when not given. */
            expires_in?: components["schemas"]["Duration"];
            /** @description Lower is spent first; 50 when not given. */
            priority?: number;
            /** @description For subscriptions: what is left when the next period is paid is carried over. */
            roll_over?: components["schemas"]["RollOver"];
        };
        QuotaOverrideRequest: {
            /** @description null: the limit of the quota again. */
            limit: components["schemas"]["Limit"] | null;
            /** @description For good, when not given. */
            until?: components["schemas"]["InstantAsked"];
            reason: string;
        };
        /** @description A whole number from zero on, as a decimal string. */
        Limit: components["schemas"]["Quantity"] | ("0" | 0);
        QuotaRequest: {
            /** @description They share the limit. */
            features: components["schemas"]["Code"][];
            /**
             * @description Each customer (the default), or everybody together.
             * @enum {string}
             */
            scope?: "customer" | "app";
            /** @description Units per window. Not given: only the plans have a limit. */
            limit?: components["schemas"]["Limit"] | null;
            /** @description Other limits for who holds a plan; the highest counts. */
            plans?: components["schemas"]["PlanLimitAsked"][];
            window: components["schemas"]["WindowAsked"] | components["schemas"]["Concurrency"];
        };
        /** @description No window: at most `limit` reservations open at once. */
        Concurrency: {
            /** @constant */
            kind: "concurrency";
        };
        /** @description The clock’s own periods in a time zone, the last so many seconds, or periods since something. */
        WindowAsked: {
            /** @constant */
            kind: "calendar";
            /** @enum {string} */
            period: "hour" | "day" | "week" | "month" | "year";
            /** @description `UTC` when not given. */
            zone?: components["schemas"]["TimeZone"];
            /** @description The first day of a week: 1 (Monday, the default) to 7. */
            week_start?: number;
        } | {
            /** @constant */
            kind: "sliding";
            duration: components["schemas"]["Duration"];
        } | {
            /** @constant */
            kind: "anniversary";
            /** @enum {string} */
            period: "day" | "week" | "month" | "year";
            /** @description So many periods long; 1 when not given. */
            every?: number;
            /** @description `UTC` when not given. */
            zone?: components["schemas"]["TimeZone"];
            /** @description An instant, the first use, or the newest purchase of a product. */
            since: "first_use" | {
                product: components["schemas"]["Code"];
            } | components["schemas"]["InstantAsked"];
        };
        /** @description A time zone of the IANA list: `Europe/Berlin`, `UTC`. */
        TimeZone: string;
        PlanLimitAsked: {
            product: components["schemas"]["Code"];
            limit: components["schemas"]["Limit"];
        } | {
            feature: components["schemas"]["Code"];
            limit: components["schemas"]["Limit"];
        };
        FeatureRequest: {
            /** @enum {string} */
            kind: "metered" | "boolean";
            /** @description `credits` when not given; only for metered features. */
            credit_type?: components["schemas"]["Code"];
            /** @description Credits that one unit costs; 1 when not given, 0 for what only quotas limit. */
            credit_cost?: components["schemas"]["Credits"];
            /**
             * @description What a commit above its reservation does.
             * @enum {string}
             */
            overrun?: "refuse" | "partial" | "debt";
            /** @description The app it belongs to; `main` when not given. */
            app?: components["schemas"]["Code"];
            /** @description So many units cost nothing in each window, and are used first. */
            free?: {
                quantity: components["schemas"]["Quantity"];
                window: components["schemas"]["WindowAsked"];
            };
            /** @description Another cost from so many units in the window on. */
            steps?: {
                window: components["schemas"]["WindowAsked"];
                steps: {
                    from: components["schemas"]["Quantity"];
                    credit_cost: components["schemas"]["Credits"];
                }[];
            };
        };
        CreditTypeRequest: {
            title: string;
            /** @description Decimals that are kept: with 1, a credit can be split into tenths. */
            scale: number;
        };
        ExtendRequest: {
            expires_in: components["schemas"]["Duration"];
        };
        CommitRequest: {
            quantity: components["schemas"]["Quantity"];
        };
        ReserveRequest: {
            customer: components["schemas"]["Customer"];
            feature: components["schemas"]["Code"];
            quantity: components["schemas"]["Quantity"];
            /** @description 600 seconds when not given, a day at most. */
            expires_in?: components["schemas"]["Duration"];
        };
        ConsumeBatchRequest: {
            items: {
                customer: components["schemas"]["Customer"];
                feature: components["schemas"]["Code"];
                quantity: components["schemas"]["Quantity"];
                idempotency_key: string;
            }[];
        };
        ConsumeRequest: {
            customer: components["schemas"]["Customer"];
            feature: components["schemas"]["Code"];
            quantity: components["schemas"]["Quantity"];
        };
        CheckRequest: {
            customer: components["schemas"]["Customer"];
            feature: components["schemas"]["Code"];
            quantity?: components["schemas"]["Quantity"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "customer": "123456789",
                 *       "feature": "image",
                 *       "quantity": "1"
                 *     }
                 */
                "application/json": components["schemas"]["CheckRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed": true,
                     *       "remaining": "490"
                     *     }
                     */
                    "application/json": components["schemas"]["CheckAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_feature`: There is no such feature. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `amount_overflow`: The amount is larger than an account can hold. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:amount_overflow",
                     *       "title": "The amount is larger than an account can hold",
                     *       "status": 422,
                     *       "code": "amount_overflow",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consume: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example consume-1042
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "customer": "123456789",
                 *       "feature": "image",
                 *       "quantity": "1"
                 *     }
                 */
                "application/json": components["schemas"]["ConsumeRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed": true,
                     *       "remaining": "480",
                     *       "transfer": "1042"
                     *     }
                     */
                    "application/json": components["schemas"]["ConsumeAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_feature`: There is no such feature. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: This Idempotency-Key was used for something else.
             *
             *     `feature_not_metered`: The feature is not metered.
             *
             *     `amount_overflow`: The amount is larger than an account can hold.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consumeBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "customer": "123456789",
                 *           "feature": "image",
                 *           "quantity": "1",
                 *           "idempotency_key": "render-1042"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ConsumeBatchRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "allowed": true,
                     *           "remaining": "470",
                     *           "transfer": "1043"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConsumeBatchAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reserve: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example reserve-1042
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "customer": "123456789",
                 *       "feature": "message",
                 *       "quantity": "100",
                 *       "expires_in": "15m"
                 *     }
                 */
                "application/json": components["schemas"]["ReserveRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed": true,
                     *       "reservation": "rsv_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "expires_at": "2026-11-20T10:15:00.000Z",
                     *       "remaining": "400"
                     *     }
                     */
                    "application/json": components["schemas"]["ReserveAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_feature`: There is no such feature. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: This Idempotency-Key was used for something else.
             *
             *     `feature_not_metered`: The feature is not metered.
             *
             *     `amount_overflow`: The amount is larger than an account can hold.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commitReservation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example commitReservation-1042
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @example rsv_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quantity": "37"
                 *     }
                 */
                "application/json": components["schemas"]["CommitRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reservation": "rsv_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "status": "committed",
                     *       "expires_at": "2026-11-20T10:10:00.000Z",
                     *       "committed": "37",
                     *       "returned": "63",
                     *       "remaining": "463"
                     *     }
                     */
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reservation_not_open`: The reservation is not open any more. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:reservation_not_open",
                     *       "title": "The reservation is not open any more",
                     *       "status": 409,
                     *       "code": "reservation_not_open",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: This Idempotency-Key was used for something else.
             *
             *     `above_reservation`: More was used than was reserved.
             *
             *     `amount_overflow`: The amount is larger than an account can hold.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    extendReservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example rsv_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expires_in": "30m"
                 *     }
                 */
                "application/json": components["schemas"]["ExtendRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reservation": "rsv_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "status": "open",
                     *       "expires_at": "2026-11-20T10:30:00.000Z",
                     *       "committed": "0",
                     *       "returned": "0",
                     *       "remaining": "400"
                     *     }
                     */
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reservation_not_open`: The reservation is not open any more. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:reservation_not_open",
                     *       "title": "The reservation is not open any more",
                     *       "status": 409,
                     *       "code": "reservation_not_open",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseReservation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example releaseReservation-1042
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @example rsv_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reservation": "rsv_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "status": "released",
                     *       "expires_at": "2026-11-20T10:10:00.000Z",
                     *       "committed": "0",
                     *       "returned": "100",
                     *       "remaining": "500"
                     *     }
                     */
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reservation_not_open`: The reservation is not open any more. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:reservation_not_open",
                     *       "title": "The reservation is not open any more",
                     *       "status": 409,
                     *       "code": "reservation_not_open",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_conflict`: This Idempotency-Key was used for something else. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setCreditType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example minutes */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Minutes of speech",
                 *       "scale": 1
                 *     }
                 */
                "application/json": components["schemas"]["CreditTypeRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "minutes",
                     *       "title": "Minutes of speech",
                     *       "scale": 1,
                     *       "created_at": "2026-11-20T10:00:00.000Z",
                     *       "changed_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CreditType"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scale_fixed`: The scale of this credit type cannot change any more. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:scale_fixed",
                     *       "title": "The scale of this credit type cannot change any more",
                     *       "status": 409,
                     *       "code": "scale_fixed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCreditTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "credit_types": [
                     *         {
                     *           "code": "minutes",
                     *           "title": "Minutes of speech",
                     *           "scale": 1,
                     *           "created_at": "2026-11-20T10:00:00.000Z",
                     *           "changed_at": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CreditTypeList"];
                    /** @example code,title,scale,created_at,changed_at */
                    "text/csv": string;
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFeature: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example image */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "image",
                     *       "kind": "metered",
                     *       "app": "main",
                     *       "credit_type": "credits",
                     *       "credit_cost": "10",
                     *       "overrun": "refuse"
                     *     }
                     */
                    "application/json": components["schemas"]["Feature"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_feature`: There is no such feature. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setFeature: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example image */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "metered",
                 *       "credit_cost": "10"
                 *     }
                 */
                "application/json": components["schemas"]["FeatureRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "image",
                     *       "kind": "metered",
                     *       "app": "main",
                     *       "credit_type": "credits",
                     *       "credit_cost": "10",
                     *       "overrun": "refuse"
                     *     }
                     */
                    "application/json": components["schemas"]["Feature"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFeatures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "features": [
                     *         {
                     *           "code": "image",
                     *           "kind": "metered",
                     *           "app": "main",
                     *           "credit_type": "credits",
                     *           "credit_cost": "10",
                     *           "overrun": "refuse"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FeatureList"];
                    /** @example code,kind,app,credit_type,credit_cost,overrun,free.quantity,free.window.kind,free.window.period,free.window.zone,free.window.week_start,free.window.every,free.window.seconds,free.window.since,steps.window.kind,steps.window.period,steps.window.zone,steps.window.week_start,steps.window.every,steps.window.seconds,steps.window.since,steps.steps */
                    "text/csv": string;
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQuota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example daily_images */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "daily_images",
                     *       "scope": "customer",
                     *       "features": [
                     *         "image"
                     *       ],
                     *       "limit": "3",
                     *       "plans": [
                     *         {
                     *           "product": "pass",
                     *           "limit": "50"
                     *         }
                     *       ],
                     *       "window": {
                     *         "kind": "calendar",
                     *         "period": "day",
                     *         "zone": "Europe/Berlin"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Quota"];
                    /** @example product,feature,limit */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setQuota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example daily_images */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "features": [
                 *         "image"
                 *       ],
                 *       "limit": "3",
                 *       "plans": [
                 *         {
                 *           "product": "pass",
                 *           "limit": "50"
                 *         }
                 *       ],
                 *       "window": {
                 *         "kind": "calendar",
                 *         "period": "day",
                 *         "zone": "Europe/Berlin"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["QuotaRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "daily_images",
                     *       "scope": "customer",
                     *       "features": [
                     *         "image"
                     *       ],
                     *       "limit": "3",
                     *       "plans": [
                     *         {
                     *           "product": "pass",
                     *           "limit": "50"
                     *         }
                     *       ],
                     *       "window": {
                     *         "kind": "calendar",
                     *         "period": "day",
                     *         "zone": "Europe/Berlin"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Quota"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_feature`: There is no such feature. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `feature_not_metered`: The feature is not metered. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:feature_not_metered",
                     *       "title": "The feature is not metered",
                     *       "status": 422,
                     *       "code": "feature_not_metered",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteQuota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example daily_images */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "daily_images",
                     *       "removed": true
                     *     }
                     */
                    "application/json": components["schemas"]["QuotaRemoved"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "quotas": [
                     *         {
                     *           "code": "daily_images",
                     *           "scope": "customer",
                     *           "features": [
                     *             "image"
                     *           ],
                     *           "limit": "3",
                     *           "plans": [
                     *             {
                     *               "product": "pass",
                     *               "limit": "50"
                     *             }
                     *           ],
                     *           "window": {
                     *             "kind": "calendar",
                     *             "period": "day",
                     *             "zone": "Europe/Berlin"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["QuotaList"];
                    /** @example code,features,scope,limit,plans,window */
                    "text/csv": string;
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customerQuotas: {
        parameters: {
            query?: {
                as_of?: components["schemas"]["InstantAsked"];
            };
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customer": "123456789",
                     *       "quotas": [
                     *         {
                     *           "quota": "daily_images",
                     *           "limit": "3",
                     *           "used": "2",
                     *           "remaining": "1",
                     *           "resets_at": "2026-11-20T23:00:00.000Z"
                     *         }
                     *       ],
                     *       "as_of": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CustomerQuotas"];
                    /** @example quota,limit,used,remaining,resets_at */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overrideQuota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
                /** @example daily_images */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "limit": "10",
                 *       "until": "2026-12-01T00:00:00Z",
                 *       "reason": "Their images came out black."
                 *     }
                 */
                "application/json": components["schemas"]["QuotaOverrideRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customer": "123456789",
                     *       "quotas": [
                     *         {
                     *           "quota": "daily_images",
                     *           "limit": "10",
                     *           "used": "2",
                     *           "remaining": "8",
                     *           "resets_at": "2026-11-20T23:00:00.000Z"
                     *         }
                     *       ],
                     *       "as_of": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CustomerQuotas"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProduct: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                /** @example pack_500 */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "pack_500",
                     *       "version": 1,
                     *       "kind": "credit_pack",
                     *       "title": "500 credits",
                     *       "description": "Enough for 50 images.",
                     *       "price": {
                     *         "asset": "XTR",
                     *         "amount": "250"
                     *       },
                     *       "grants": [
                     *         {
                     *           "credit_type": "credits",
                     *           "amount": "500"
                     *         }
                     *       ],
                     *       "entitlements": [],
                     *       "refund_policy": "void_remaining",
                     *       "once_per_customer": false,
                     *       "active": true,
                     *       "created_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_product`: There is no such product. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_product",
                     *       "title": "There is no such product",
                     *       "status": 404,
                     *       "code": "unknown_product",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example pack_500 */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "credit_pack",
                 *       "title": "500 credits",
                 *       "description": "Enough for 50 images.",
                 *       "price": {
                 *         "asset": "XTR",
                 *         "amount": "250"
                 *       },
                 *       "grants": [
                 *         {
                 *           "credit_type": "credits",
                 *           "amount": "500"
                 *         }
                 *       ],
                 *       "entitlements": [],
                 *       "refund_policy": "void_remaining",
                 *       "once_per_customer": false,
                 *       "active": true
                 *     }
                 */
                "application/json": components["schemas"]["ProductRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "pack_500",
                     *       "version": 1,
                     *       "kind": "credit_pack",
                     *       "title": "500 credits",
                     *       "description": "Enough for 50 images.",
                     *       "price": {
                     *         "asset": "XTR",
                     *         "amount": "250"
                     *       },
                     *       "grants": [
                     *         {
                     *           "credit_type": "credits",
                     *           "amount": "500"
                     *         }
                     *       ],
                     *       "entitlements": [],
                     *       "refund_policy": "void_remaining",
                     *       "once_per_customer": false,
                     *       "active": true,
                     *       "created_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Product"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_feature`: There is no such feature. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `policy_unavailable`: There is no such refund policy for this product. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:policy_unavailable",
                     *       "title": "There is no such refund policy for this product",
                     *       "status": 422,
                     *       "code": "policy_unavailable",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProductVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example pack_500 */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "versions": [
                     *         {
                     *           "code": "pack_500",
                     *           "version": 1,
                     *           "kind": "credit_pack",
                     *           "title": "500 credits",
                     *           "description": "Enough for 50 images.",
                     *           "price": {
                     *             "asset": "XTR",
                     *             "amount": "250"
                     *           },
                     *           "grants": [
                     *             {
                     *               "credit_type": "credits",
                     *               "amount": "500"
                     *             }
                     *           ],
                     *           "entitlements": [],
                     *           "refund_policy": "void_remaining",
                     *           "once_per_customer": false,
                     *           "active": true,
                     *           "created_at": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ProductVersions"];
                    /** @example code,version,kind,title,description,price.asset,price.amount,grants,entitlements,refund_policy,grace,once_per_customer,active,available_from,available_until,created_at */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_product`: There is no such product. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_product",
                     *       "title": "There is no such product",
                     *       "status": 404,
                     *       "code": "unknown_product",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProducts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "products": [
                     *         {
                     *           "code": "pack_500",
                     *           "version": 1,
                     *           "kind": "credit_pack",
                     *           "title": "500 credits",
                     *           "description": "Enough for 50 images.",
                     *           "price": {
                     *             "asset": "XTR",
                     *             "amount": "250"
                     *           },
                     *           "grants": [
                     *             {
                     *               "credit_type": "credits",
                     *               "amount": "500"
                     *             }
                     *           ],
                     *           "entitlements": [],
                     *           "refund_policy": "void_remaining",
                     *           "once_per_customer": false,
                     *           "active": true,
                     *           "created_at": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ProductList"];
                    /** @example code,version,kind,title,description,price.asset,price.amount,grants,entitlements,refund_policy,grace,once_per_customer,active,available_from,available_until,created_at */
                    "text/csv": string;
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createInvoice: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example createInvoice-1042
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "customer": "123456789",
                 *       "product": "pack_500"
                 *     }
                 */
                "application/json": components["schemas"]["InvoiceRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "link": "https://t.me/$AbCdEf",
                     *       "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122"
                     *     }
                     */
                    "application/json": components["schemas"]["InvoiceAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unknown_product`: There is no such product.
             *
             *     `not_found`: There is no such thing.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_product",
                     *       "title": "There is no such product",
                     *       "status": 404,
                     *       "code": "unknown_product",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_for_sale`: The product is not for sale now.
             *
             *     `already_bought`: This customer has bought it before.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_for_sale",
                     *       "title": "The product is not for sale now",
                     *       "status": 409,
                     *       "code": "not_for_sale",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: This Idempotency-Key was used for something else.
             *
             *     `gateway_refused`: The payment system refused.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: The platform cannot answer just now.
             *
             *     `gateway_unavailable`: The payment system did not answer.
             */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query?: {
                customer?: components["schemas"]["Customer"];
                /** @example fulfilled */
                status?: "requested" | "expired" | "settled" | "unmatched" | "fulfilled" | "refunded";
                connection?: components["schemas"]["AnyId"];
                /** @description The `cursor` of the page before; without it, the first page. */
                cursor?: string;
                /** @description How many entries at most; 50 when not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "payments": [
                     *         {
                     *           "id": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "status": "fulfilled",
                     *           "gateway": "stars",
                     *           "connection": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "app": "main",
                     *           "customer": "123456789",
                     *           "product": "pack_500",
                     *           "title": "500 credits",
                     *           "description": "Enough for 50 images.",
                     *           "amount": {
                     *             "asset": "XTR",
                     *             "amount": "250"
                     *           },
                     *           "paid": {
                     *             "asset": "XTR",
                     *             "amount": "250"
                     *           },
                     *           "requested_at": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentList"];
                    /** @example id,status,gateway,connection,app,purpose,customer,product,title,description,amount.asset,amount.amount,paid.asset,paid.amount,charge,payer,link,problem,requested_at,expires_at,settled_at,fulfilled_at,refunded_at */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example pay_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "status": "fulfilled",
                     *       "gateway": "stars",
                     *       "connection": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "app": "main",
                     *       "customer": "123456789",
                     *       "product": "pack_500",
                     *       "title": "500 credits",
                     *       "description": "Enough for 50 images.",
                     *       "amount": {
                     *         "asset": "XTR",
                     *         "amount": "250"
                     *       },
                     *       "paid": {
                     *         "asset": "XTR",
                     *         "amount": "250"
                     *       },
                     *       "requested_at": "2026-11-20T10:00:00.000Z",
                     *       "refunds": []
                     *     }
                     */
                    "application/json": components["schemas"]["PaymentWithRefunds"];
                    /** @example refund,payment,status,policy,origin,problem,requested_at,done_at */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refundPayment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example refundPayment-1042
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @example pay_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "policy": "void_remaining"
                 *     }
                 */
                "application/json": components["schemas"]["RefundRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "refund": "rf_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "status": "requested",
                     *       "policy": "void_remaining",
                     *       "origin": "request",
                     *       "requested_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Refund"] | components["schemas"]["RefundPreview"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `payment_not_refundable`: The payment cannot be refunded.
             *
             *     `refund_in_progress`: A refund of this payment is under way.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payment_not_refundable",
                     *       "title": "The payment cannot be refunded",
                     *       "status": 409,
                     *       "code": "payment_not_refundable",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: This Idempotency-Key was used for something else.
             *
             *     `policy_unavailable`: There is no such refund policy for this product.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSubscriptions: {
        parameters: {
            query?: {
                /** @example 123456789 */
                customer?: components["schemas"]["Customer"];
                product?: components["schemas"]["Code"];
                /** @description The `cursor` of the page before; without it, the first page. */
                cursor?: string;
                /** @description How many entries at most; 50 when not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "subscriptions": [
                     *         {
                     *           "id": "sub_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "customer": "123456789",
                     *           "product": "plus",
                     *           "version": 1,
                     *           "price": {
                     *             "asset": "XTR",
                     *             "amount": "100"
                     *           },
                     *           "state": "active",
                     *           "renews": true,
                     *           "failed": false,
                     *           "requested_at": "2026-11-20T09:59:00.000Z",
                     *           "paid_until": "2026-12-20T10:00:00.000Z",
                     *           "access_until": "2026-12-21T10:00:00.000Z",
                     *           "first_charge": "stxEXAMPLE",
                     *           "periods": [
                     *             {
                     *               "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *               "charge": "stxEXAMPLE",
                     *               "from": "2026-11-20T10:00:00.000Z",
                     *               "until": "2026-12-20T10:00:00.000Z",
                     *               "access_until": "2026-12-21T10:00:00.000Z",
                     *               "status": "fulfilled"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SubscriptionList"];
                    /** @example id,customer,product,version,price.asset,price.amount,state,renews,failed,paid_until,access_until,first_charge,asking,problem,replaces,replaced_by,payable_from,requested_at,periods */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example sub_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "sub_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "customer": "123456789",
                     *       "product": "plus",
                     *       "version": 1,
                     *       "price": {
                     *         "asset": "XTR",
                     *         "amount": "100"
                     *       },
                     *       "state": "active",
                     *       "renews": true,
                     *       "failed": false,
                     *       "requested_at": "2026-11-20T09:59:00.000Z",
                     *       "paid_until": "2026-12-20T10:00:00.000Z",
                     *       "access_until": "2026-12-21T10:00:00.000Z",
                     *       "first_charge": "stxEXAMPLE",
                     *       "periods": [
                     *         {
                     *           "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "charge": "stxEXAMPLE",
                     *           "from": "2026-11-20T10:00:00.000Z",
                     *           "until": "2026-12-20T10:00:00.000Z",
                     *           "access_until": "2026-12-21T10:00:00.000Z",
                     *           "status": "fulfilled"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Subscription"];
                    /** @example payment,charge,from,until,access_until,status */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example sub_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "at": "period_end"
                 *     }
                 */
                "application/json": components["schemas"]["CancelRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "sub_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "customer": "123456789",
                     *       "product": "plus",
                     *       "version": 1,
                     *       "price": {
                     *         "asset": "XTR",
                     *         "amount": "100"
                     *       },
                     *       "state": "canceled",
                     *       "renews": false,
                     *       "failed": false,
                     *       "requested_at": "2026-11-20T09:59:00.000Z",
                     *       "paid_until": "2026-12-20T10:00:00.000Z",
                     *       "access_until": "2026-12-21T10:00:00.000Z",
                     *       "first_charge": "stxEXAMPLE",
                     *       "periods": [
                     *         {
                     *           "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "charge": "stxEXAMPLE",
                     *           "from": "2026-11-20T10:00:00.000Z",
                     *           "until": "2026-12-20T10:00:00.000Z",
                     *           "access_until": "2026-12-21T10:00:00.000Z",
                     *           "status": "fulfilled"
                     *         }
                     *       ],
                     *       "asking": "stop"
                     *     }
                     */
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `subscription_not_running`: The subscription is not running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:subscription_not_running",
                     *       "title": "The subscription is not running",
                     *       "status": 409,
                     *       "code": "subscription_not_running",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example sub_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "sub_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "customer": "123456789",
                     *       "product": "plus",
                     *       "version": 1,
                     *       "price": {
                     *         "asset": "XTR",
                     *         "amount": "100"
                     *       },
                     *       "state": "canceled",
                     *       "renews": false,
                     *       "failed": false,
                     *       "requested_at": "2026-11-20T09:59:00.000Z",
                     *       "paid_until": "2026-12-20T10:00:00.000Z",
                     *       "access_until": "2026-12-21T10:00:00.000Z",
                     *       "first_charge": "stxEXAMPLE",
                     *       "periods": [
                     *         {
                     *           "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "charge": "stxEXAMPLE",
                     *           "from": "2026-11-20T10:00:00.000Z",
                     *           "until": "2026-12-20T10:00:00.000Z",
                     *           "access_until": "2026-12-21T10:00:00.000Z",
                     *           "status": "fulfilled"
                     *         }
                     *       ],
                     *       "asking": "resume"
                     *     }
                     */
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `subscription_not_running`: The subscription is not running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:subscription_not_running",
                     *       "title": "The subscription is not running",
                     *       "status": 409,
                     *       "code": "subscription_not_running",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSubscription: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example changeSubscription-1042
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example sub_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "product": "pro"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "subscription": "sub_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "link": "https://t.me/$AbCdEf",
                     *       "at": "now"
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_found`: There is no such thing.
             *
             *     `unknown_product`: There is no such product.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `subscription_not_running`: The subscription is not running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:subscription_not_running",
                     *       "title": "The subscription is not running",
                     *       "status": 409,
                     *       "code": "subscription_not_running",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: This Idempotency-Key was used for something else.
             *
             *     `gateway_refused`: The payment system refused.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: The platform cannot answer just now.
             *
             *     `gateway_unavailable`: The payment system did not answer.
             */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReconciliations: {
        parameters: {
            query?: {
                /** @example bot_0199d3a5c0de7a000b2c4d6e8f001122 */
                connection?: components["schemas"]["AnyId"];
                /** @description The `cursor` of the page before; without it, the first page. */
                cursor?: string;
                /** @description How many entries at most; 50 when not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reconciliations": [
                     *         {
                     *           "reconciliation": "rec_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "status": "finished",
                     *           "connection": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "full": false,
                     *           "rows_read": 1047,
                     *           "payments": {
                     *             "agreed": 995,
                     *             "healed": 50,
                     *             "history": 0,
                     *             "different": 0,
                     *             "waiting": 0,
                     *             "unknown": 0
                     *           },
                     *           "refunds": {
                     *             "agreed": 2,
                     *             "healed": 0,
                     *             "history": 0,
                     *             "different": 0,
                     *             "waiting": 0,
                     *             "unknown": 0
                     *           },
                     *           "other": {
                     *             "withdrawal": 1
                     *           },
                     *           "findings": 1,
                     *           "balance": {
                     *             "telegram": {
                     *               "asset": "XTR",
                     *               "amount": "260250"
                     *             },
                     *             "books": {
                     *               "asset": "XTR",
                     *               "amount": "260250"
                     *             },
                     *             "difference": {
                     *               "asset": "XTR",
                     *               "amount": "0"
                     *             }
                     *           },
                     *           "available": {
                     *             "asset": "XTR",
                     *             "amount": "200000"
                     *           },
                     *           "held": {
                     *             "asset": "XTR",
                     *             "amount": "60250"
                     *           },
                     *           "started_at": "2026-11-20T10:00:00.000Z",
                     *           "finished_at": "2026-11-20T10:00:04.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ReconciliationList"];
                    /** @example reconciliation,status,connection,full,rows_read,problem,payments.agreed,payments.healed,payments.history,payments.different,payments.waiting,payments.unknown,refunds.agreed,refunds.healed,refunds.history,refunds.different,refunds.waiting,refunds.unknown,other,findings,balance.telegram.asset,balance.telegram.amount,balance.books.asset,balance.books.amount,balance.difference.asset,balance.difference.amount,available.asset,available.amount,held.asset,held.amount,started_at,finished_at */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reconcile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "bot": "bot_0199d3a5c0de7a000b2c4d6e8f001122"
                 *     }
                 */
                "application/json": components["schemas"]["ReconciliationRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reconciliation": "rec_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "status": "finished",
                     *       "connection": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "full": false,
                     *       "rows_read": 1047,
                     *       "payments": {
                     *         "agreed": 995,
                     *         "healed": 50,
                     *         "history": 0,
                     *         "different": 0,
                     *         "waiting": 0,
                     *         "unknown": 0
                     *       },
                     *       "refunds": {
                     *         "agreed": 2,
                     *         "healed": 0,
                     *         "history": 0,
                     *         "different": 0,
                     *         "waiting": 0,
                     *         "unknown": 0
                     *       },
                     *       "other": {
                     *         "withdrawal": 1
                     *       },
                     *       "findings": 1,
                     *       "balance": {
                     *         "telegram": {
                     *           "asset": "XTR",
                     *           "amount": "260250"
                     *         },
                     *         "books": {
                     *           "asset": "XTR",
                     *           "amount": "260250"
                     *         },
                     *         "difference": {
                     *           "asset": "XTR",
                     *           "amount": "0"
                     *         }
                     *       },
                     *       "available": {
                     *         "asset": "XTR",
                     *         "amount": "200000"
                     *       },
                     *       "held": {
                     *         "asset": "XTR",
                     *         "amount": "60250"
                     *       },
                     *       "started_at": "2026-11-20T10:00:00.000Z",
                     *       "finished_at": "2026-11-20T10:00:04.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFindings: {
        parameters: {
            query?: {
                connection?: components["schemas"]["AnyId"];
                /** @description The `cursor` of the page before; without it, the first page. */
                cursor?: string;
                /** @description How many entries at most; 50 when not given. */
                limit?: number;
                /** @example open */
                status?: "open" | "resolved" | "ignored" | "settled_itself";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "findings": [
                     *         {
                     *           "finding": "fnd_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "kind": "unmatched_payment",
                     *           "status": "open",
                     *           "connection": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "subject": "in:stxKw0d3",
                     *           "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "actions": [
                     *             "grant",
                     *             "refund",
                     *             "ignore"
                     *           ],
                     *           "details": {
                     *             "asset": "XTR",
                     *             "amount": "250",
                     *             "payer": "123456789",
                     *             "payload": "vip"
                     *           },
                     *           "reconciliation": "rec_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "found_at": "2026-11-20T10:00:04.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FindingList"];
                    /** @example finding,kind,status,connection,subject,payment,actions,details,difference.asset,difference.amount,reconciliation,found_at,closed_at,action,actor,reason */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolveFinding: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example resolveFinding-1042
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @example fnd_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "action": "ignore",
                 *       "reason": "A test payment of our own."
                 *     }
                 */
                "application/json": components["schemas"]["FindingResolution"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "finding": "fnd_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "kind": "unmatched_payment",
                     *       "status": "ignored",
                     *       "connection": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "subject": "in:stxKw0d3",
                     *       "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "actions": [],
                     *       "details": {
                     *         "asset": "XTR",
                     *         "amount": "250",
                     *         "payer": "123456789",
                     *         "payload": "vip"
                     *       },
                     *       "reconciliation": "rec_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "found_at": "2026-11-20T10:00:04.000Z",
                     *       "action": "ignore",
                     *       "actor": "key:key_01"
                     *     }
                     */
                    "application/json": components["schemas"]["Finding"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `finding_not_open`: The finding is not open any more.
             *
             *     `payment_not_refundable`: The payment cannot be refunded.
             *
             *     `refund_in_progress`: A refund of this payment is under way.
             *
             *     `payment_not_matchable`: The payment cannot be matched.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:finding_not_open",
                     *       "title": "The finding is not open any more",
                     *       "status": 409,
                     *       "code": "finding_not_open",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: This Idempotency-Key was used for something else.
             *
             *     `action_unavailable`: This finding cannot be resolved that way.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStarRows: {
        parameters: {
            query: {
                /** @example bot_0199d3a5c0de7a000b2c4d6e8f001122 */
                connection: components["schemas"]["AnyId"];
                /** @description What came in and may be held still, or no more. */
                held?: "true" | "false";
                /** @description The `cursor` of the page before; without it, the first page. */
                cursor?: string;
                /** @description How many entries at most; 50 when not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": "stxKw0d3",
                     *           "direction": "in",
                     *           "kind": "payment",
                     *           "partner": "user:invoice_payment",
                     *           "amount": {
                     *             "asset": "XTR",
                     *             "amount": "250"
                     *           },
                     *           "verdict": "agreed",
                     *           "occurred_at": "2026-11-20T10:00:00.000Z",
                     *           "available_at": "2026-12-11T10:00:00.000Z",
                     *           "held": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["StarList"];
                    /** @example id,direction,kind,partner,amount.asset,amount.amount,state,verdict,occurred_at,available_at,held */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example rec_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reconciliation": "rec_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "status": "finished",
                     *       "connection": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "full": false,
                     *       "rows_read": 1047,
                     *       "payments": {
                     *         "agreed": 995,
                     *         "healed": 50,
                     *         "history": 0,
                     *         "different": 0,
                     *         "waiting": 0,
                     *         "unknown": 0
                     *       },
                     *       "refunds": {
                     *         "agreed": 2,
                     *         "healed": 0,
                     *         "history": 0,
                     *         "different": 0,
                     *         "waiting": 0,
                     *         "unknown": 0
                     *       },
                     *       "other": {
                     *         "withdrawal": 1
                     *       },
                     *       "findings": 1,
                     *       "balance": {
                     *         "telegram": {
                     *           "asset": "XTR",
                     *           "amount": "260250"
                     *         },
                     *         "books": {
                     *           "asset": "XTR",
                     *           "amount": "260250"
                     *         },
                     *         "difference": {
                     *           "asset": "XTR",
                     *           "amount": "0"
                     *         }
                     *       },
                     *       "available": {
                     *         "asset": "XTR",
                     *         "amount": "200000"
                     *       },
                     *       "held": {
                     *         "asset": "XTR",
                     *         "amount": "60250"
                     *       },
                     *       "started_at": "2026-11-20T10:00:00.000Z",
                     *       "finished_at": "2026-11-20T10:00:04.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayloadRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example old-packs */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "old-packs",
                     *       "priority": 100,
                     *       "payload": "credits_{customer}_*",
                     *       "product": "pack_500",
                     *       "customer": "from_payload",
                     *       "price": "product",
                     *       "changed_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PayloadRule"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPayloadRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example old-packs */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "payload": "credits_{customer}_*",
                 *       "product": "pack_500",
                 *       "customer": "from_payload"
                 *     }
                 */
                "application/json": components["schemas"]["PayloadRuleRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "old-packs",
                     *       "priority": 100,
                     *       "payload": "credits_{customer}_*",
                     *       "product": "pack_500",
                     *       "customer": "from_payload",
                     *       "price": "product",
                     *       "changed_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PayloadRuleMade"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unknown_product`: There is no such product.
             *
             *     `not_found`: There is no such thing.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_product",
                     *       "title": "There is no such product",
                     *       "status": 404,
                     *       "code": "unknown_product",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `url_not_allowed`: This address cannot be called. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:url_not_allowed",
                     *       "title": "This address cannot be called",
                     *       "status": 422,
                     *       "code": "url_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePayloadRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example old-packs */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "old-packs",
                     *       "priority": 100,
                     *       "payload": "credits_{customer}_*",
                     *       "product": "pack_500",
                     *       "customer": "from_payload",
                     *       "price": "product",
                     *       "changed_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PayloadRule"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayloadRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rules": [
                     *         {
                     *           "code": "old-packs",
                     *           "priority": 100,
                     *           "payload": "credits_{customer}_*",
                     *           "product": "pack_500",
                     *           "customer": "from_payload",
                     *           "price": "product",
                     *           "changed_at": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PayloadRuleList"];
                    /** @example code,priority,bot,payload,subscription,product,callback_url,amount.asset,amount.amount,price,customer,changed_at */
                    "text/csv": string;
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    matchPayment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example matchPayment-1042
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @example pay_0199d3a5c0de7a000b2c4d6e8f001122 */
                id: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "product": "pack_500",
                 *       "customer": "123456789"
                 *     }
                 */
                "application/json": components["schemas"]["MatchRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "status": "fulfilled",
                     *       "gateway": "stars",
                     *       "connection": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "app": "main",
                     *       "customer": "123456789",
                     *       "product": "pack_500",
                     *       "title": "500 credits",
                     *       "description": "Enough for 50 images.",
                     *       "amount": {
                     *         "asset": "XTR",
                     *         "amount": "250"
                     *       },
                     *       "paid": {
                     *         "asset": "XTR",
                     *         "amount": "250"
                     *       },
                     *       "requested_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payment_not_matchable`: The payment cannot be matched. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payment_not_matchable",
                     *       "title": "The payment cannot be matched",
                     *       "status": 409,
                     *       "code": "payment_not_matchable",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_conflict`: This Idempotency-Key was used for something else. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRefundDecisions: {
        parameters: {
            query?: {
                /** @description `waiting` when not given. */
                state?: "waiting" | "decided";
                /** @description The `cursor` of the page before; without it, the first page. */
                cursor?: string;
                /**
                 * @description How many entries at most; 50 when not given.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "decisions": [
                     *         {
                     *           "refund": "rf_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "customer": "123456789",
                     *           "asked_at": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RefundDecisionList"];
                    /** @example refund,payment,customer,asked_at,decided_at,policy,actor,reason */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideRefund: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example decideRefund-1042
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @example rf_0199d3a5c0de7a000b2c4d6e8f001122 */
                refund: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "policy": "forgive",
                 *       "reason": "It was our outage."
                 *     }
                 */
                "application/json": components["schemas"]["RefundDecisionRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "refund": "rf_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "customer": "123456789",
                     *       "asked_at": "2026-11-20T10:00:00.000Z",
                     *       "policy": "forgive",
                     *       "reason": "It was our outage.",
                     *       "decided_at": "2026-11-21T10:00:00.000Z",
                     *       "actor": "key_0199d3a5"
                     *     }
                     */
                    "application/json": components["schemas"]["RefundDecision"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_decided`: It was decided before. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:already_decided",
                     *       "title": "It was decided before",
                     *       "status": 409,
                     *       "code": "already_decided",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_conflict`: This Idempotency-Key was used for something else. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgiveDebt: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example forgiveDebt-1042
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "credit_type": "credits",
                 *       "reason": "Settled by phone."
                 *     }
                 */
                "application/json": components["schemas"]["ForgiveDebtRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "forgiven": "60",
                     *       "debt": "0"
                     *     }
                     */
                    "application/json": components["schemas"]["ForgivenDebt"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_conflict`: This Idempotency-Key was used for something else. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantCredits: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example grantCredits-1042
                 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "customer": "123456789",
                 *       "amount": "50",
                 *       "category": "compensation",
                 *       "reason": "The render of 20 November failed."
                 *     }
                 */
                "application/json": components["schemas"]["GrantRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "grant": "gr_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "remaining": "550"
                     *     }
                     */
                    "application/json": components["schemas"]["GrantAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_granted`: This customer was given it before. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:already_granted",
                     *       "title": "This customer was given it before",
                     *       "status": 409,
                     *       "code": "already_granted",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: This Idempotency-Key was used for something else.
             *
             *     `amount_overflow`: The amount is larger than an account can hold.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantCreditsBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "customer": "123456789",
                 *           "amount": "50",
                 *           "reason": "Birthday.",
                 *           "idempotency_key": "birthday-2026-1"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["GrantBatchRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "grant": "gr_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "remaining": "550"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["GrantBatchAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setRefill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example low */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "low_balance",
                 *       "credit_type": "credits",
                 *       "threshold": "20",
                 *       "cap": {
                 *         "times": 3,
                 *         "per": "day"
                 *       },
                 *       "language": "en"
                 *     }
                 */
                "application/json": components["schemas"]["RefillRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "low",
                     *       "kind": "low_balance",
                     *       "credit_type": "credits",
                     *       "threshold": "20",
                     *       "cap": {
                     *         "times": 3,
                     *         "per": "day"
                     *       },
                     *       "language": "en",
                     *       "active": true,
                     *       "created_at": "2026-11-20T10:00:00.000Z",
                     *       "changed_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Refill"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unknown_feature`: There is no such feature.
             *
             *     `unknown_product`: There is no such product.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRefills: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "refills": [
                     *         {
                     *           "code": "low",
                     *           "kind": "low_balance",
                     *           "credit_type": "credits",
                     *           "threshold": "20",
                     *           "cap": {
                     *             "times": 3,
                     *             "per": "day"
                     *           },
                     *           "language": "en",
                     *           "active": true,
                     *           "created_at": "2026-11-20T10:00:00.000Z",
                     *           "changed_at": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RefillList"];
                    /** @example code,kind,credit_type,active,amount,mode,category,expires_in,roll_over.cap,roll_over.expires_in,every,by,zone,to,feature,customers,threshold,product,bot,cap.times,cap.per,cool_down,language,created_at,changed_at */
                    "text/csv": string;
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRefillOffers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example low */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "offers": []
                     *     }
                     */
                    "application/json": components["schemas"]["RefillOfferList"];
                    /** @example id,customer,remaining,status,payment,problem,crossed_at,changed_at */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: {
                as_of?: components["schemas"]["InstantAsked"];
            };
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customer": "123456789",
                     *       "credits": [
                     *         {
                     *           "credit_type": "credits",
                     *           "available": "490",
                     *           "reserved": "0",
                     *           "debt": "0"
                     *         }
                     *       ],
                     *       "entitlements": [],
                     *       "subscriptions": [],
                     *       "as_of": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CustomerState"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGrants: {
        parameters: {
            query?: {
                as_of?: components["schemas"]["InstantAsked"];
                /** @description The `cursor` of the page before; without it, the first page. */
                cursor?: string;
                /**
                 * @description How many entries at most; 50 when not given.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "grants": []
                     *     }
                     */
                    "application/json": components["schemas"]["GrantList"];
                    /** @example id,credit_type,category,priority,status,granted,available,reserved,spent,expired,revoked,rolled_over,starts_at,expires_at,payment,reason,rolled_from,once_key */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customerStatement: {
        parameters: {
            query: {
                /** @example 2026-11-01T00:00:00Z */
                from: components["schemas"]["InstantAsked"];
                /** @example 2026-12-01T00:00:00Z */
                to: components["schemas"]["InstantAsked"];
                as_of?: components["schemas"]["InstantAsked"];
            };
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customer": "123456789",
                     *       "from": "2026-11-01T00:00:00.000Z",
                     *       "to": "2026-12-01T00:00:00.000Z",
                     *       "as_of": "2026-11-20T10:00:00.000Z",
                     *       "statements": [
                     *         {
                     *           "credit_type": "credits",
                     *           "opening": "500",
                     *           "closing": "490",
                     *           "movements": [
                     *             {
                     *               "at": "2026-11-20T10:00:00.000Z",
                     *               "kind": "use",
                     *               "transfer": "1042",
                     *               "credit_type": "credits",
                     *               "available": "-10",
                     *               "reserved": "0",
                     *               "debt": "0",
                     *               "lots": [
                     *                 {
                     *                   "grant": "gr_0199d3a5c0de7a000b2c4d6e8f001122",
                     *                   "amount": "-10"
                     *                 }
                     *               ],
                     *               "feature": "image"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Statement"];
                    /** @example credit_type,opening,closing,movements */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customerTimeline: {
        parameters: {
            query?: {
                as_of?: components["schemas"]["InstantAsked"];
                kind?: components["schemas"]["TimelineKinds"];
                from?: components["schemas"]["InstantAsked"];
                to?: components["schemas"]["InstantAsked"];
                /** @description The `cursor` of the page before; without it, the first page. */
                cursor?: string;
                /**
                 * @description How many entries at most; 50 when not given.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "at": "2026-11-20T10:00:00.000Z",
                     *           "kind": "use",
                     *           "transfer": "1042",
                     *           "credit_type": "credits",
                     *           "available": "-10",
                     *           "reserved": "0",
                     *           "debt": "0",
                     *           "balance": "490",
                     *           "lots": [
                     *             {
                     *               "grant": "gr_0199d3a5c0de7a000b2c4d6e8f001122",
                     *               "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122",
                     *               "amount": "-10"
                     *             }
                     *           ],
                     *           "feature": "image"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Timeline"];
                    /** @example at,kind,transfer,credit_type,available,reserved,debt,balance,lots,feature,reservation,payment,product,category,reason,actor,step,amount.asset,amount.amount,problem,policy,count,until,note,text,details */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customerTimelineFile: {
        parameters: {
            query?: {
                as_of?: components["schemas"]["InstantAsked"];
                /** @example use */
                kind?: components["schemas"]["TimelineKinds"];
                from?: components["schemas"]["InstantAsked"];
                to?: components["schemas"]["InstantAsked"];
            };
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example at,kind,credit_type,available
                     *     2026-11-20T10:00:00.000Z,use,credits,-10
                     */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customerStatementFile: {
        parameters: {
            query: {
                /** @example 2026-11-01T00:00:00Z */
                from: components["schemas"]["InstantAsked"];
                /** @example 2026-12-01T00:00:00Z */
                to: components["schemas"]["InstantAsked"];
                as_of?: components["schemas"]["InstantAsked"];
            };
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example at,kind,credit_type,available
                     *     2026-11-20T10:00:00.000Z,use,credits,-10
                     */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotes: {
        parameters: {
            query?: {
                payment?: components["schemas"]["AnyId"];
                /** @description The `cursor` of the page before; without it, the first page. */
                cursor?: string;
                /**
                 * @description How many entries at most; 50 when not given.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "notes": [
                     *         {
                     *           "note": "note_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "customer": "123456789",
                     *           "text": "Asked why the credits were gone; explained the expiry.",
                     *           "author": "key_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "at": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["NoteList"];
                    /** @example note,customer,payment,text,author,at */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Asked why the credits were gone; explained the expiry."
                 *     }
                 */
                "application/json": components["schemas"]["NoteRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "note": "note_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "customer": "123456789",
                     *       "text": "Asked why the credits were gone; explained the expiry.",
                     *       "author": "key_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Note"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainUse: {
        parameters: {
            query: {
                /** @example image */
                feature: components["schemas"]["Code"];
                quantity?: components["schemas"]["Quantity"];
                at?: components["schemas"]["InstantAsked"];
            };
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customer": "123456789",
                     *       "feature": "image",
                     *       "quantity": "1",
                     *       "at": "2026-11-20T10:00:00.000Z",
                     *       "allowed": true,
                     *       "rule": "credits",
                     *       "credit_type": "credits",
                     *       "cost": "10",
                     *       "lots": [],
                     *       "entitlements": [],
                     *       "credits": [
                     *         {
                     *           "credit_type": "credits",
                     *           "available": "490",
                     *           "reserved": "0",
                     *           "debt": "0"
                     *         }
                     *       ],
                     *       "blocks": []
                     *     }
                     */
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_feature`: There is no such feature. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    customerSummary: {
        parameters: {
            query?: {
                as_of?: components["schemas"]["InstantAsked"];
            };
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customer": "123456789",
                     *       "as_of": "2026-11-20T10:00:00.000Z",
                     *       "credits": [
                     *         {
                     *           "credit_type": "credits",
                     *           "available": "490",
                     *           "reserved": "0",
                     *           "debt": "0"
                     *         }
                     *       ],
                     *       "entitlements": [],
                     *       "subscriptions": [],
                     *       "blocked": false,
                     *       "entries": []
                     *     }
                     */
                    "application/json": components["schemas"]["CustomerSummary"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantEntitlement: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example grantEntitlement-1042
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "feature": "vip",
                 *       "until": "2099-12-20T10:00:00Z",
                 *       "reason": "Won the contest."
                 *     }
                 */
                "application/json": components["schemas"]["AccessRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ent_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "feature": "vip",
                     *       "starts_at": "2026-11-20T10:00:00.000Z",
                     *       "ends_at": "2026-12-20T10:00:00.000Z",
                     *       "actor": "key:key_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "reason": "Won the contest."
                     *     }
                     */
                    "application/json": components["schemas"]["Entitlement"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_feature`: There is no such feature. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_conflict`: This Idempotency-Key was used for something else. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeEntitlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 123456789 */
                customer: components["schemas"]["Customer"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "entitlement": "ent_0199d3a5c0de7a000b2c4d6e8f001122",
                 *       "reason": "Shared the account."
                 *     }
                 */
                "application/json": components["schemas"]["AccessEndRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ent_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "feature": "vip",
                     *       "starts_at": "2026-11-20T10:00:00.000Z",
                     *       "ends_at": "2026-12-20T10:00:00.000Z",
                     *       "actor": "key:key_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "reason": "Won the contest."
                     *     }
                     */
                    "application/json": components["schemas"]["Entitlement"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    analyticsSummary: {
        parameters: {
            query: {
                /** @example 2026-11-01T00:00:00Z */
                from: components["schemas"]["InstantAsked"];
                /** @example 2026-12-01T00:00:00Z */
                to: components["schemas"]["InstantAsked"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "money": [],
                     *       "credits": [],
                     *       "active_customers": 4,
                     *       "paying_share": "0.75"
                     *     }
                     */
                    "application/json": components["schemas"]["AnalyticsSummary"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    analyticsSeries: {
        parameters: {
            query: {
                /** @example 2026-11-01T00:00:00Z */
                from: components["schemas"]["InstantAsked"];
                /** @example 2026-12-01T00:00:00Z */
                to: components["schemas"]["InstantAsked"];
                /** @example day */
                interval: "day" | "week" | "month";
                /**
                 * @description An IANA time zone such as `Europe/Berlin`; `UTC` when not given.
                 * @example Europe/Berlin
                 */
                zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "steps": []
                     *     }
                     */
                    "application/json": components["schemas"]["AnalyticsSeries"];
                    /** @example from,money,credits */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    analyticsProducts: {
        parameters: {
            query: {
                /** @example 2026-11-01T00:00:00Z */
                from: components["schemas"]["InstantAsked"];
                /** @example 2026-12-01T00:00:00Z */
                to: components["schemas"]["InstantAsked"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "products": [
                     *         {
                     *           "product": "pack_500",
                     *           "gross": {
                     *             "asset": "XTR",
                     *             "amount": "1250"
                     *           },
                     *           "refunded": {
                     *             "asset": "XTR",
                     *             "amount": "250"
                     *           },
                     *           "net": {
                     *             "asset": "XTR",
                     *             "amount": "1000"
                     *           },
                     *           "payments": 5,
                     *           "refunds": 1,
                     *           "refund_rate": "0.2",
                     *           "payers": 4
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AnalyticsProducts"];
                    /** @example product,gross.asset,gross.amount,refunded.asset,refunded.amount,net.asset,net.amount,payments,refunds,refund_rate,payers */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    analyticsFeatures: {
        parameters: {
            query: {
                /** @example 2026-11-01T00:00:00Z */
                from: components["schemas"]["InstantAsked"];
                /** @example 2026-12-01T00:00:00Z */
                to: components["schemas"]["InstantAsked"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "features": []
                     *     }
                     */
                    "application/json": components["schemas"]["AnalyticsFeatures"];
                    /** @example feature,customers,uses,quantity,credit_type,credits,revenue,costs,margins */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    analyticsCohorts: {
        parameters: {
            query: {
                /** @example 2026-11-01T00:00:00Z */
                from: components["schemas"]["InstantAsked"];
                /** @example 2026-12-01T00:00:00Z */
                to: components["schemas"]["InstantAsked"];
                /** @description An IANA time zone such as `Europe/Berlin`; `UTC` when not given. */
                zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cohorts": []
                     *     }
                     */
                    "application/json": components["schemas"]["AnalyticsCohorts"];
                    /** @example month,customers,months */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    analyticsCustomers: {
        parameters: {
            query: {
                /** @example 2026-11-01T00:00:00Z */
                from: components["schemas"]["InstantAsked"];
                /** @example 2026-12-01T00:00:00Z */
                to: components["schemas"]["InstantAsked"];
                /** @description How many entries at most; 50 when not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customers": [
                     *         {
                     *           "customer": "123456789",
                     *           "gross": {
                     *             "asset": "XTR",
                     *             "amount": "1250"
                     *           },
                     *           "refunded": {
                     *             "asset": "XTR",
                     *             "amount": "250"
                     *           },
                     *           "net": {
                     *             "asset": "XTR",
                     *             "amount": "1000"
                     *           },
                     *           "payments": 5
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AnalyticsCustomers"];
                    /** @example customer,gross.asset,gross.amount,refunded.asset,refunded.amount,net.asset,net.amount,payments */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUnitCost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example image */
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cost": {
                 *         "asset": "USD",
                 *         "amount": "0.02"
                 *       },
                 *       "since": "2026-11-01T00:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["UnitCostRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "feature": "image",
                     *       "since": "2026-11-01T00:00:00.000Z",
                     *       "cost": {
                     *         "asset": "USD",
                     *         "amount": "0.02"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnitCost"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_feature`: There is no such feature. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unknown_feature",
                     *       "title": "There is no such feature",
                     *       "status": 404,
                     *       "code": "unknown_feature",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnitCosts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "unit_costs": [
                     *         {
                     *           "feature": "image",
                     *           "since": "2026-11-01T00:00:00.000Z",
                     *           "cost": {
                     *             "asset": "USD",
                     *             "amount": "0.02"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UnitCostList"];
                    /** @example feature,since,cost.asset,cost.amount */
                    "text/csv": string;
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setStarValue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "value": {
                 *         "asset": "USD",
                 *         "amount": "0.013"
                 *       },
                 *       "since": "2026-11-01T00:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["StarValueRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "since": "2026-11-01T00:00:00.000Z",
                     *       "value": {
                     *         "asset": "USD",
                     *         "amount": "0.013"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["StarValue"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStarValues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "star_values": [
                     *         {
                     *           "since": "2026-11-01T00:00:00.000Z",
                     *           "value": {
                     *             "asset": "USD",
                     *             "amount": "0.013"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["StarValueList"];
                    /** @example since,value.asset,value.amount */
                    "text/csv": string;
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bots": [
                     *         {
                     *           "id": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "telegram_id": "987654321",
                     *           "username": "my_image_bot",
                     *           "name": "My image bot",
                     *           "mode": "tap",
                     *           "app": "main",
                     *           "connected": true,
                     *           "added_at": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BotList"];
                    /** @example id,telegram_id,username,name,mode,app,forward_url,connected,added_at */
                    "text/csv": string;
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addBot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "987654321:AAF-your-bot-token",
                 *       "mode": "tap"
                 *     }
                 */
                "application/json": components["schemas"]["BotRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "telegram_id": "987654321",
                     *       "username": "my_image_bot",
                     *       "name": "My image bot",
                     *       "mode": "tap",
                     *       "app": "main",
                     *       "connected": true,
                     *       "added_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Bot"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_exists`: It exists already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:already_exists",
                     *       "title": "It exists already",
                     *       "status": 409,
                     *       "code": "already_exists",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `url_not_allowed`: This address cannot be called.
             *
             *     `bot_token_invalid`: Telegram does not know this bot token.
             *
             *     `gateway_refused`: The payment system refused.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:url_not_allowed",
                     *       "title": "This address cannot be called",
                     *       "status": 422,
                     *       "code": "url_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: The platform cannot answer just now.
             *
             *     `gateway_unavailable`: The payment system did not answer.
             */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bot_0199d3a5c0de7a000b2c4d6e8f001122 */
                bot: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bot_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "telegram_id": "987654321",
                     *       "username": "my_image_bot",
                     *       "name": "My image bot",
                     *       "mode": "tap",
                     *       "app": "main",
                     *       "connected": true,
                     *       "added_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["BotDetails"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bot_0199d3a5c0de7a000b2c4d6e8f001122 */
                bot: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "update_id": 10001,
                 *       "message": {
                 *         "message_id": 5
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["TelegramUpdate"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "applied"
                     *     }
                     */
                    "application/json": components["schemas"]["UpdateReceipt"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    telegramWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bot_0199d3a5c0de7a000b2c4d6e8f001122 */
                bot: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "update_id": 10001,
                 *       "message": {
                 *         "message_id": 5
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["TelegramUpdate"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "applied"
                     *     }
                     */
                    "application/json": components["schemas"]["UpdateReceipt"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `signature_invalid`: The signature or secret is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:signature_invalid",
                     *       "title": "The signature or secret is wrong",
                     *       "status": 401,
                     *       "code": "signature_invalid",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhooks": [
                     *         {
                     *           "id": "whe_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "url": "https://shop.example.org/hooks",
                     *           "events": [
                     *             "*"
                     *           ],
                     *           "description": "The shop",
                     *           "status": "enabled",
                     *           "made_at": "2026-11-20T10:00:00.000Z",
                     *           "changed_at": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookList"];
                    /** @example id,url,events,description,status,problem,failing_since,previous_secret_until,made_at,changed_at */
                    "text/csv": string;
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://shop.example.org/hooks",
                 *       "events": [
                 *         "*"
                 *       ],
                 *       "description": "The shop"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookAdded"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_limit_reached`: There are as many webhooks as there may be. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:webhook_limit_reached",
                     *       "title": "There are as many webhooks as there may be",
                     *       "status": 409,
                     *       "code": "webhook_limit_reached",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `url_not_allowed`: This address cannot be called. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:url_not_allowed",
                     *       "title": "This address cannot be called",
                     *       "status": 422,
                     *       "code": "url_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example whe_0199d3a5c0de7a000b2c4d6e8f001122 */
                webhook: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "url": "https://shop.example.org/hooks",
                     *       "events": [
                     *         "*"
                     *       ],
                     *       "description": "The shop",
                     *       "status": "enabled",
                     *       "made_at": "2026-11-20T10:00:00.000Z",
                     *       "changed_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example whe_0199d3a5c0de7a000b2c4d6e8f001122 */
                webhook: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://shop.example.org/hooks",
                 *       "events": [
                 *         "*"
                 *       ],
                 *       "description": "The shop"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "url": "https://shop.example.org/hooks",
                     *       "events": [
                     *         "*"
                     *       ],
                     *       "description": "The shop",
                     *       "status": "enabled",
                     *       "made_at": "2026-11-20T10:00:00.000Z",
                     *       "changed_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `url_not_allowed`: This address cannot be called. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:url_not_allowed",
                     *       "title": "This address cannot be called",
                     *       "status": 422,
                     *       "code": "url_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example whe_0199d3a5c0de7a000b2c4d6e8f001122 */
                webhook: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "deleted": true
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeleted"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example whe_0199d3a5c0de7a000b2c4d6e8f001122 */
                webhook: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "url": "https://shop.example.org/hooks",
                     *       "events": [
                     *         "*"
                     *       ],
                     *       "description": "The shop",
                     *       "status": "disabled",
                     *       "made_at": "2026-11-20T10:00:00.000Z",
                     *       "changed_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example whe_0199d3a5c0de7a000b2c4d6e8f001122 */
                webhook: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "url": "https://shop.example.org/hooks",
                     *       "events": [
                     *         "*"
                     *       ],
                     *       "description": "The shop",
                     *       "status": "enabled",
                     *       "made_at": "2026-11-20T10:00:00.000Z",
                     *       "changed_at": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example whe_0199d3a5c0de7a000b2c4d6e8f001122 */
                webhook: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlap": "24h"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookRotateRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_0199d3a5c0de7a000b2c4d6e8f001122",
                     *       "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
                     *       "previous_until": "2026-11-21T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookRotated"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example whe_0199d3a5c0de7a000b2c4d6e8f001122 */
                webhook: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "event": "evt_0199d3a5c0de7a000b2c4d6e8f001122"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookTested"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_disabled`: The webhook is disabled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:webhook_disabled",
                     *       "title": "The webhook is disabled",
                     *       "status": 409,
                     *       "code": "webhook_disabled",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @example pending */
                status?: "pending" | "delivered" | "dead";
                customer?: components["schemas"]["Customer"];
                type?: components["schemas"]["EventType"];
                from?: components["schemas"]["InstantAsked"];
                to?: components["schemas"]["InstantAsked"];
                /** @description The `cursor` of the page before; without it, the first page. */
                cursor?: string;
                /** @description How many entries at most; 50 when not given. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example whe_0199d3a5c0de7a000b2c4d6e8f001122 */
                webhook: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveries": [
                     *         {
                     *           "id": "dlv_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "event": "evt_0199d3a5c0de7a000b2c4d6e8f001122",
                     *           "type": "payment.fulfilled",
                     *           "customer": "123456789",
                     *           "status": "pending",
                     *           "tries": 1,
                     *           "attempts": [
                     *             {
                     *               "at": "2026-11-20T10:00:01.000Z",
                     *               "duration_ms": 41,
                     *               "status": 500,
                     *               "response": "oops"
                     *             }
                     *           ],
                     *           "occurred_at": "2026-11-20T10:00:00.000Z",
                     *           "data": {
                     *             "payment": "pay_0199d3a5c0de7a000b2c4d6e8f001122"
                     *           },
                     *           "queued_at": "2026-11-20T10:00:01.000Z",
                     *           "next_try_at": "2026-11-20T10:00:06.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryList"];
                    /** @example id,event,type,customer,status,tries,attempts,occurred_at,data,queued_at,done_at,next_try_at */
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new one for each new intent; the same one to repeat it safely.
                 * @example replayWebhook-1042
                 */
                "Idempotency-Key": string;
            };
            path: {
                /** @example whe_0199d3a5c0de7a000b2c4d6e8f001122 */
                webhook: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2026-11-20T10:00:00Z",
                 *       "to": "2026-11-20T12:00:00Z",
                 *       "types": [
                 *         "payment.fulfilled"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["WebhookReplayRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "queued": 42
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookReplayAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request is not as it has to be.
             *
             *     `invalid_amount`: An amount is not as it has to be.
             *
             *     `idempotency_key_required`: An Idempotency-Key header is required.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_disabled`: The webhook is disabled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:webhook_disabled",
                     *       "title": "The webhook is disabled",
                     *       "status": 409,
                     *       "code": "webhook_disabled",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_conflict`: This Idempotency-Key was used for something else. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:idempotency_conflict",
                     *       "title": "This Idempotency-Key was used for something else",
                     *       "status": 422,
                     *       "code": "idempotency_conflict",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example whe_0199d3a5c0de7a000b2c4d6e8f001122 */
                webhook: components["schemas"]["AnyId"];
                /** @example dlv_0199d3a5c0de7a000b2c4d6e8f001122 */
                delivery: components["schemas"]["AnyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "queued": 1
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookReplayAnswer"];
                };
            };
            /** @description `invalid_request`: The request is not as it has to be. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:invalid_request",
                     *       "title": "The request is not as it has to be",
                     *       "status": 400,
                     *       "code": "invalid_request",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthenticated`: No valid API key was sent.
             *
             *     `key_expired`: The API key has expired.
             *
             *     `key_revoked`: The API key has been revoked.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unauthenticated",
                     *       "title": "No valid API key was sent",
                     *       "status": 401,
                     *       "code": "unauthenticated",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `address_not_allowed`: The API key does not work from this address.
             *
             *     `scope_missing`: The API key may not do this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:address_not_allowed",
                     *       "title": "The API key does not work from this address",
                     *       "status": 403,
                     *       "code": "address_not_allowed",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:not_found",
                     *       "title": "There is no such thing",
                     *       "status": 404,
                     *       "code": "not_found",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `webhook_disabled`: The webhook is disabled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:webhook_disabled",
                     *       "title": "The webhook is disabled",
                     *       "status": 409,
                     *       "code": "webhook_disabled",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:payload_too_large",
                     *       "title": "The request body is too large",
                     *       "status": 413,
                     *       "code": "payload_too_large",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body is of a type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:unsupported_media_type",
                     *       "title": "The body is of a type that is not read here",
                     *       "status": 415,
                     *       "code": "unsupported_media_type",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "code": "rate_limited",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready"
                     *     }
                     */
                    "application/json": {
                        /** @enum {string} */
                        status: "ready";
                    };
                };
            };
            /** @description `internal_error`: Something broke on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:internal_error",
                     *       "title": "Something broke on our side",
                     *       "status": 500,
                     *       "code": "internal_error",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The platform cannot answer just now. */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:asterism:problem:overloaded",
                     *       "title": "The platform cannot answer just now",
                     *       "status": 503,
                     *       "code": "overloaded",
                     *       "detail": "What was wrong this time, and how to mend it.",
                     *       "request_id": "5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
