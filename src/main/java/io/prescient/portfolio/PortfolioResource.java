package io.prescient.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.Etag;
import io.prescient.http.MergePatch;
import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/portfolios")
@Cancellable(false)
@Tag(name = "Portfolios", description = "Paper trading accounts: cash, strategy, limits and status")
public class PortfolioResource {
    @Inject
    PortfolioService portfolios;

    @Inject
    PortfolioRepository reader;

    /// Optional reason for pausing, resuming or archiving a portfolio.
    @Schema(examples = """
                    {"reason": "too hot"}""")
    public record Reason(@Size(max = 1000) @Nullable String reason) {}

    @POST
    @Operation(summary = "Open a portfolio")
    @APIResponseSchema(value = PortfolioView.class, responseCode = "201", responseDescription = "Opened")
    public Uni<RestResponse<PortfolioView>> open(
            @NotNull
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = NewPortfolio.class)))
                    ObjectNode portfolio) {
        return portfolios
                .open(portfolio)
                .chain(reader::one)
                .map(view -> tagged(view, RestResponse.Status.CREATED)
                        .location(URI.create("/v1/portfolios/" + view.portfolioId()))
                        .build());
    }

    @GET
    @Operation(summary = "List portfolios with their live values, oldest first")
    public Uni<Page<PortfolioView>> list(
            @QueryParam("status") @Nullable PortfolioStatus status,
            @QueryParam("strategy_type") @Nullable String strategyType,
            @BeanParam Paging page) {
        return reader.page(status, strategyType, page.limit(), page.after);
    }

    @GET
    @Path("/default")
    @Operation(summary = "Get the active portfolio with the smallest id")
    public Uni<RestResponse<PortfolioView>> getDefault() {
        return reader.findDefault().map(PortfolioResource::ok);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Get a portfolio with its live values")
    public Uni<RestResponse<PortfolioView>> get(long id) {
        return reader.one(id).map(PortfolioResource::ok);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Change name, description, strategy or limits by a JSON merge patch (RFC 7396)")
    public Uni<RestResponse<PortfolioView>> amend(
            long id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(implementation = PortfolioPatch.class)))
                    ObjectNode patch) {
        return portfolios.amend(id, ifMatch, patch).chain(reader::one).map(PortfolioResource::ok);
    }

    @POST
    @Path("/{id}/pause")
    @Operation(summary = "Pause a portfolio: trades are rejected, open positions can still be closed")
    public Uni<RestResponse<PortfolioView>> pause(
            long id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = false) @Valid @Nullable Reason why) {
        return changeStatus(id, ifMatch, PortfolioStatus.paused, why);
    }

    @POST
    @Path("/{id}/resume")
    @Operation(summary = "Resume a paused portfolio")
    public Uni<RestResponse<PortfolioView>> resume(
            long id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = false) @Valid @Nullable Reason why) {
        return changeStatus(id, ifMatch, PortfolioStatus.active, why);
    }

    @POST
    @Path("/{id}/archive")
    @Operation(summary = "Archive a portfolio: it becomes read-only and cannot be resumed")
    public Uni<RestResponse<PortfolioView>> archive(
            long id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = false) @Valid @Nullable Reason why) {
        return changeStatus(id, ifMatch, PortfolioStatus.archived, why);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete an archived portfolio with its trades, positions, journal and history")
    public Uni<Void> delete(long id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return portfolios.delete(id, ifMatch);
    }

    private Uni<RestResponse<PortfolioView>> changeStatus(
            long id, @Nullable String ifMatch, PortfolioStatus target, @Nullable Reason why) {
        return portfolios
                .move(id, ifMatch, target, why == null ? null : why.reason())
                .chain(reader::one)
                .map(PortfolioResource::ok);
    }

    private static RestResponse<PortfolioView> ok(PortfolioView view) {
        return tagged(view, RestResponse.Status.OK).build();
    }

    private static ResponseBuilder<PortfolioView> tagged(PortfolioView view, RestResponse.Status status) {
        return ResponseBuilder.create(status, view).header(HttpHeaders.ETAG, Etag.of(view.seq()));
    }
}
