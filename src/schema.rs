//! The tables as diesel sees them. A test compares this file with the migrated database.

diesel::table! {
    ledger (position) {
        position -> Integer,
        recorded_at -> TimestamptzSqlite,
        organisation_id -> Nullable<Integer>,
        office -> Text,
        kind -> Text,
        participant_id -> Nullable<Integer>,
        reason -> Nullable<Text>,
        source -> Nullable<Text>,
        canonical -> Integer,
        digest -> Text,
    }
}

diesel::table! {
    ledger_rows (position, row_table, row_id, action) {
        position -> Integer,
        row_table -> Text,
        row_id -> Integer,
        action -> Text,
        hash -> Nullable<Text>,
    }
}

diesel::table! {
    participants (id) {
        id -> Integer,
        since -> Integer,
        salt -> Nullable<Binary>,
        key -> Text,
    }
}

diesel::table! {
    participant_revisions (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        participant_id -> Integer,
        iso3 -> Nullable<Text>,
        ogp_prefix -> Nullable<Text>,
        level -> Text,
        region -> Nullable<Text>,
        time_zone -> Text,
        is_demonstration -> Bool,
        name_ko -> Nullable<Text>,
        name_ko_is -> Nullable<Text>,
        name_en -> Nullable<Text>,
        name_en_is -> Nullable<Text>,
        forum_ko -> Nullable<Text>,
        forum_en -> Nullable<Text>,
        source -> Nullable<Text>,
    }
}

diesel::table! {
    organisations (id) {
        id -> Integer,
        since -> Integer,
        salt -> Nullable<Binary>,
        key -> Text,
        participant_id -> Nullable<Integer>,
    }
}

diesel::table! {
    organisation_revisions (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        organisation_id -> Integer,
        kind -> Text,
        parent_id -> Nullable<Integer>,
        successor_id -> Nullable<Integer>,
        succeeded_on -> Nullable<Date>,
        homepage -> Nullable<Text>,
        source -> Nullable<Text>,
    }
}

diesel::table! {
    organisation_names (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        organisation_id -> Integer,
        valid_from -> Nullable<Date>,
        name_ko -> Nullable<Text>,
        name_ko_is -> Nullable<Text>,
        name_en -> Nullable<Text>,
        name_en_is -> Nullable<Text>,
        source -> Nullable<Text>,
    }
}

diesel::table! {
    plans (id) {
        id -> Integer,
        since -> Integer,
        salt -> Nullable<Binary>,
        key -> Text,
        participant_id -> Integer,
    }
}

diesel::table! {
    plan_revisions (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        plan_id -> Integer,
        number -> Integer,
        ogp_id -> Nullable<Text>,
        title_ko -> Nullable<Text>,
        title_ko_is -> Nullable<Text>,
        title_en -> Nullable<Text>,
        title_en_is -> Nullable<Text>,
        start_written -> Nullable<Text>,
        start_on -> Nullable<Date>,
        start_precision -> Nullable<Text>,
        end_written -> Nullable<Text>,
        end_on -> Nullable<Date>,
        end_precision -> Nullable<Text>,
        submission_year -> Nullable<Integer>,
        stage -> Text,
        generation -> Text,
        commitments_stated -> Nullable<Integer>,
        irm_units_stated -> Nullable<Integer>,
        tracked_from -> Nullable<Date>,
        source -> Nullable<Text>,
    }
}

diesel::table! {
    plan_versions (id) {
        id -> Integer,
        since -> Integer,
        salt -> Nullable<Binary>,
        plan_id -> Integer,
        number -> Integer,
        submitted_on -> Nullable<Date>,
        source -> Nullable<Text>,
    }
}

diesel::table! {
    periods (id) {
        id -> Integer,
        since -> Integer,
        salt -> Nullable<Binary>,
        key -> Text,
        plan_id -> Integer,
    }
}

diesel::table! {
    period_revisions (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        period_id -> Integer,
        label_ko -> Nullable<Text>,
        label_en -> Nullable<Text>,
        starts_on -> Date,
        ends_on -> Date,
        silent_from -> Date,
    }
}

diesel::table! {
    commitments (id) {
        id -> Integer,
        since -> Integer,
        salt -> Nullable<Binary>,
        key -> Text,
        plan_id -> Integer,
    }
}

diesel::table! {
    commitment_revisions (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        commitment_id -> Integer,
        number -> Nullable<Text>,
        ordinal -> Integer,
        ogp_id -> Nullable<Text>,
        unit -> Text,
        standing -> Text,
        title_ko -> Nullable<Text>,
        title_ko_is -> Nullable<Text>,
        title_en -> Nullable<Text>,
        title_en_is -> Nullable<Text>,
        short_title -> Nullable<Text>,
        theme_ko -> Nullable<Text>,
        theme_en -> Nullable<Text>,
        lead_written -> Nullable<Text>,
        supporting_written -> Nullable<Text>,
        start_written -> Nullable<Text>,
        start_on -> Nullable<Date>,
        start_precision -> Nullable<Text>,
        end_written -> Nullable<Text>,
        end_on -> Nullable<Date>,
        end_precision -> Nullable<Text>,
        areas_coded -> Bool,
        url -> Nullable<Text>,
        note_ko -> Nullable<Text>,
        note_en -> Nullable<Text>,
        source -> Nullable<Text>,
    }
}

diesel::table! {
    commitment_texts (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        commitment_id -> Integer,
        field -> Text,
        text_ko -> Nullable<Text>,
        text_ko_is -> Nullable<Text>,
        text_en -> Nullable<Text>,
        text_en_is -> Nullable<Text>,
        source -> Nullable<Text>,
    }
}

diesel::table! {
    commitment_organisations (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        commitment_id -> Integer,
        organisation_id -> Integer,
        role -> Text,
        ordinal -> Integer,
        division_ko -> Nullable<Text>,
        division_en -> Nullable<Text>,
    }
}

diesel::table! {
    commitment_areas (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        commitment_id -> Integer,
        area -> Text,
        value -> Text,
    }
}

diesel::table! {
    commitment_links (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        from_id -> Integer,
        to_id -> Integer,
        kind -> Text,
        note_ko -> Nullable<Text>,
        note_en -> Nullable<Text>,
        source -> Nullable<Text>,
    }
}

diesel::table! {
    ogp_cells (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        commitment_id -> Integer,
        heading -> Text,
        text -> Text,
    }
}

diesel::table! {
    milestones (id) {
        id -> Integer,
        since -> Integer,
        salt -> Nullable<Binary>,
        key -> Text,
        commitment_id -> Integer,
    }
}

diesel::table! {
    milestone_revisions (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        milestone_id -> Integer,
        number -> Nullable<Text>,
        ordinal -> Integer,
        standing -> Text,
        title_ko -> Nullable<Text>,
        title_ko_is -> Nullable<Text>,
        title_en -> Nullable<Text>,
        title_en_is -> Nullable<Text>,
        start_written -> Nullable<Text>,
        start_on -> Nullable<Date>,
        start_precision -> Nullable<Text>,
        due_written -> Nullable<Text>,
        due_on -> Nullable<Date>,
        due_precision -> Nullable<Text>,
        organisation_id -> Nullable<Integer>,
        responsible_written -> Nullable<Text>,
        source -> Nullable<Text>,
    }
}

diesel::table! {
    reports (id) {
        id -> Integer,
        since -> Integer,
        salt -> Nullable<Binary>,
        key -> Text,
        commitment_id -> Integer,
        milestone_id -> Nullable<Integer>,
        organisation_id -> Integer,
        period_id -> Nullable<Integer>,
        entered_later -> Bool,
    }
}

diesel::table! {
    report_revisions (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        report_id -> Integer,
        status -> Text,
        text_ko -> Nullable<Text>,
        text_ko_is -> Nullable<Text>,
        text_en -> Nullable<Text>,
        text_en_is -> Nullable<Text>,
        difficulties_ko -> Nullable<Text>,
        difficulties_en -> Nullable<Text>,
        next_step_ko -> Nullable<Text>,
        next_step_en -> Nullable<Text>,
        no_evidence_ko -> Nullable<Text>,
        no_evidence_en -> Nullable<Text>,
        occurred_on -> Nullable<Date>,
        is_retracted -> Bool,
    }
}

diesel::table! {
    reviews (id) {
        id -> Integer,
        since -> Integer,
        salt -> Nullable<Binary>,
        key -> Text,
        commitment_id -> Integer,
        milestone_id -> Nullable<Integer>,
        organisation_id -> Integer,
        period_id -> Nullable<Integer>,
    }
}

diesel::table! {
    review_revisions (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        review_id -> Integer,
        status -> Text,
        text_ko -> Nullable<Text>,
        text_ko_is -> Nullable<Text>,
        text_en -> Nullable<Text>,
        text_en_is -> Nullable<Text>,
        is_retracted -> Bool,
    }
}

diesel::table! {
    answers (id) {
        id -> Integer,
        since -> Integer,
        salt -> Nullable<Binary>,
        key -> Text,
        review_id -> Integer,
        organisation_id -> Integer,
    }
}
diesel::table! {
    answer_revisions (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        answer_id -> Integer,
        text_ko -> Nullable<Text>,
        text_ko_is -> Nullable<Text>,
        text_en -> Nullable<Text>,
        text_en_is -> Nullable<Text>,
    }
}
diesel::table! {
    evidence (id) {
        id -> Integer,
        since -> Integer,
        salt -> Nullable<Binary>,
        key -> Text,
        report_id -> Nullable<Integer>,
        review_id -> Nullable<Integer>,
    }
}

diesel::table! {
    evidence_revisions (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        evidence_id -> Integer,
        kind -> Text,
        url -> Text,
        title_ko -> Nullable<Text>,
        title_ko_is -> Nullable<Text>,
        title_en -> Nullable<Text>,
        title_en_is -> Nullable<Text>,
        dated_on -> Nullable<Date>,
        seen_on -> Nullable<Date>,
        archive_url -> Nullable<Text>,
        dead_on -> Nullable<Date>,
    }
}

diesel::table! {
    assessments (id) {
        id -> Integer,
        since -> Integer,
        until -> Nullable<Integer>,
        salt -> Nullable<Binary>,
        commitment_id -> Integer,
        product -> Text,
        indicator -> Text,
        term -> Nullable<Text>,
        missing -> Nullable<Text>,
        value_text -> Nullable<Text>,
        how_entered -> Text,
        organisation_id -> Nullable<Integer>,
        checked_by_id -> Nullable<Integer>,
        report_year -> Nullable<Integer>,
        report_url -> Nullable<Text>,
        page -> Nullable<Text>,
        rationale_ko -> Nullable<Text>,
        rationale_ko_is -> Nullable<Text>,
        rationale_en -> Nullable<Text>,
        rationale_en_is -> Nullable<Text>,
        source -> Nullable<Text>,
    }
}

diesel::table! {
    search_texts (row_table, row_id) {
        row_table -> Text,
        row_id -> Integer,
        text -> Text,
    }
}

diesel::table! {
    members (id) {
        id -> Integer,
        email -> Text,
        name -> Text,
        organisation_id -> Integer,
        participant_id -> Integer,
        role -> Text,
        office -> Text,
        password_hash -> Nullable<Text>,
        created_at -> TimestamptzSqlite,
        removed_at -> Nullable<TimestamptzSqlite>,
    }
}

diesel::table! {
    invitations (id) {
        id -> Integer,
        member_id -> Integer,
        token_hash -> Text,
        purpose -> Text,
        created_at -> TimestamptzSqlite,
        expires_at -> TimestamptzSqlite,
        used_at -> Nullable<TimestamptzSqlite>,
    }
}

diesel::table! {
    sessions (id) {
        id -> Integer,
        key_hash -> Text,
        member_id -> Integer,
        created_at -> TimestamptzSqlite,
        last_seen_at -> TimestamptzSqlite,
        expires_at -> TimestamptzSqlite,
        user_agent -> Text,
    }
}

diesel::table! {
    access_log (id) {
        id -> Integer,
        at -> TimestamptzSqlite,
        member_id -> Nullable<Integer>,
        organisation_id -> Nullable<Integer>,
        what -> Text,
        outcome -> Text,
        address -> Text,
    }
}

diesel::table! {
    permission_changes (id) {
        id -> Integer,
        at -> TimestamptzSqlite,
        by_id -> Nullable<Integer>,
        member_id -> Integer,
        what -> Text,
        old -> Nullable<Text>,
        new -> Nullable<Text>,
    }
}

diesel::table! {
    drafts (id) {
        id -> Integer,
        organisation_id -> Integer,
        commitment_id -> Integer,
        milestone_id -> Nullable<Integer>,
        report_id -> Nullable<Integer>,
        written_by -> Integer,
        content -> Text,
        base -> Integer,
        version -> Integer,
        saved_at -> TimestamptzSqlite,
    }
}

diesel::table! {
    review_drafts (id) {
        id -> Integer,
        organisation_id -> Integer,
        commitment_id -> Integer,
        milestone_id -> Nullable<Integer>,
        revises_id -> Nullable<Integer>,
        answers_id -> Nullable<Integer>,
        written_by -> Integer,
        content -> Text,
        base -> Integer,
        version -> Integer,
        saved_at -> TimestamptzSqlite,
    }
}
diesel::table! {
    receipts (token) {
        token -> Binary,
        location -> Text,
        made_at -> TimestamptzSqlite,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    drafts,
    review_drafts,
    receipts,
    ledger,
    ledger_rows,
    participants,
    participant_revisions,
    organisations,
    organisation_revisions,
    organisation_names,
    plans,
    plan_revisions,
    plan_versions,
    periods,
    period_revisions,
    commitments,
    commitment_revisions,
    commitment_texts,
    commitment_organisations,
    commitment_areas,
    commitment_links,
    ogp_cells,
    milestones,
    milestone_revisions,
    reports,
    report_revisions,
    reviews,
    review_revisions,
    answers,
    answer_revisions,
    evidence,
    evidence_revisions,
    assessments,
    search_texts,
    members,
    invitations,
    sessions,
    access_log,
    permission_changes,
);
