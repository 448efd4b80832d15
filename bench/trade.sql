-- The statements of POST /v1/portfolios/{id}/trades as the service sends them. To update this file, start the service with
-- QUARKUS_HIBERNATE_ORM_LOG_SQL=true, send one trade, and replace its values by variables.
--
-- Trade ids are as long as UUIDs. Row ids come from the same sequences; the service takes 50 at a time, so its own nextval
-- is left out. :answer and :fingerprint are those of a real trade.
\set portfolio random(:first, :last)
\set market random(1, 1000)
\set key random(1000000000000000000, 9223372036854775807)

begin;

select p1_0.portfolio_id,p1_0.created_at,p1_0.description,p1_0.last_trade_at,p1_0.last_updated,p1_0.max_position_size,p1_0.max_total_exposure,p1_0.max_positions,p1_0.name,p1_0.seq,p1_0.status,p1_0.strategy_config,p1_0.strategy_type,p1_0.initial_balance,p1_0.total_deposits,p1_0.total_withdrawals,p1_0.current_balance,p1_0.total_invested,p1_0.realized_pnl,p1_0.closed_pnl,p1_0.held_shares,p1_0.trade_count,p1_0.open_position_count,p1_0.closed_position_count,p1_0.total_winning_trades,p1_0.total_losing_trades from portfolios p1_0 where p1_0.portfolio_id=:portfolio for no key update of p1_0 \gset p_

select r1_0.portfolio_id,r1_0.request_key,r1_0.created_at,r1_0.fingerprint,r1_0.http_status,r1_0.response_body,r1_0.type from idempotency_keys r1_0 where r1_0.portfolio_id=:portfolio and r1_0.request_key in (:key || '-8000-4000-bench1');

SELECT market_id FROM markets WHERE market_id IN (:market) ORDER BY market_id FOR KEY SHARE;

select m1_0.market_id,m1_0.active,m1_0.archived,m1_0.closed,m1_0.created_at,m1_0.description,m1_0.end_date,m1_0.event_id,m1_0.featured,m1_0.game_start_time,m1_0.is_filtered,m1_0.new,m1_0.last_price_update,m1_0.liquidity,m1_0.market_conviction,m1_0.no_price,m1_0.outcome_prices::text,m1_0.outcomes::text,m1_0.question,m1_0.resolved,m1_0.seconds_delay,m1_0.settlement_version,m1_0.submitted_by,m1_0.updated_at,m1_0.volume,m1_0.volume24hr,m1_0.yes_price from markets m1_0 where m1_0.market_id in (:market) \gset m_

select e1_0.event_id,e1_0.active,e1_0.archived,e1_0.closed,e1_0.created_at,e1_0.description,e1_0.end_date,e1_0.featured,e1_0.icon,e1_0.image_url,e1_0.is_filtered,e1_0.new,e1_0.liquidity,e1_0.restricted,e1_0.slug,e1_0.start_date,e1_0.tags::text,e1_0.title,e1_0.updated_at,e1_0.volume,e1_0.volume24hr from events e1_0 where e1_0.event_id in (:m_event_id) \gset e_

\set seq :p_seq + 1
insert into trades (action,amount,confidence,entry_price,event_end_date,event_id,event_title,market_id,market_question,portfolio_id,reason,seq,shares,signal_id,timestamp,trade_id,id) values ('buy_yes',1.00,null,0.400000,null,:m_event_id,:e_title,:market,:m_question,:portfolio,null,:seq,2.500000,null,clock_timestamp(),:key || '-8000-4000-bench1',nextval('trades_id_seq'));

insert into portfolio_positions (action,amount,entry_price,entry_timestamp,exit_price,exit_timestamp,market_id,market_question,cost_basis,open_shares,payout,portfolio_id,realized_pnl,seq,settled_cost,settled_shares,settlement_version,shares,status,trade_id,id) values ('buy_yes',1.00,0.400000,clock_timestamp(),null,null,:market,:m_question,1.00,2.500000,0.00,:portfolio,0.00,:seq,0.00,0.000000,0,2.500000,'open',:key || '-8000-4000-bench1',nextval('portfolio_positions_id_seq'));

insert into journal_entries (cash,cost,market_id,position_count,position_pnl,price,realized_pnl,reason,recorded_at,request_key,settlement_version,shares,trade_id,type,portfolio_id,seq) values (-1.00,1.00,:market,1,null,0.400000,0.00,null,clock_timestamp(),:key || '-8000-4000-bench1',null,2.500000,:key || '-8000-4000-bench1','bought',:portfolio,:seq);

insert into idempotency_keys (created_at,fingerprint,http_status,response_body,type,portfolio_id,request_key) values (clock_timestamp(),:fingerprint,201,:answer,'trade',:portfolio,:key || '-8000-4000-bench1');

update portfolios set created_at=:p_created_at,description=null,last_trade_at=clock_timestamp(),last_updated=clock_timestamp(),max_position_size=null,max_total_exposure=null,max_positions=null,name=:p_name,seq=:seq,status=:p_status,strategy_config=:p_strategy_config,strategy_type=:p_strategy_type,initial_balance=:p_initial_balance,total_deposits=:p_total_deposits,total_withdrawals=:p_total_withdrawals,current_balance=:p_current_balance - 1.00,total_invested=:p_total_invested + 1.00,realized_pnl=:p_realized_pnl,closed_pnl=:p_closed_pnl,held_shares=:p_held_shares + 2.5,trade_count=:p_trade_count + 1,open_position_count=:p_open_position_count + 1,closed_position_count=:p_closed_position_count,total_winning_trades=:p_total_winning_trades,total_losing_trades=:p_total_losing_trades where portfolio_id=:portfolio;

commit;
